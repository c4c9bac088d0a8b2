package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Making many changes with one request (RFC 7644 §3.7). */
public interface ExecuteBulkUseCase {

  /** The most operations of one bulk. */
  int MAX_OPERATIONS = 1_000;

  /** {@link Bulk#failOnErrors} of a bulk that goes on whatever fails. */
  int NEVER = Integer.MAX_VALUE;

  /** What an operation does. */
  enum Method {
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /**
   * One change.
   *
   * @param endpoint where the resources of a type are, such as {@code /Users}
   * @param id of the resource as the client wrote it, perhaps {@code bulkId:} and the name of a
   *     creation; null: the path names none
   * @param bulkId the name of a creation, by which others refer to it
   * @param data as JSON has it, not yet checked; nothing for a deletion
   * @param condition the versions that the resource may have
   */
  record Operation(
      Method method,
      String endpoint,
      @Nullable String id,
      @Nullable String bulkId,
      Value.Complex data,
      VersionCondition condition) {}

  /**
   * Operations in the order of the request.
   *
   * @param failOnErrors after so many failures nothing is done any more
   */
  record Bulk(List<Operation> operations, int failOnErrors) {

    /**
     * @throws InvalidRequest (invalidValue) if a creation has no name, or two have the same
     */
    public Bulk {
      operations = List.copyOf(operations);
      Set<String> names = new HashSet<>();
      for (int i = 0; i < operations.size(); i++) {
        Operation operation = operations.get(i);
        if (operation.method() != Method.POST) {
          continue;
        }
        String name = operation.bulkId();
        if (name == null) {
          throw InvalidRequest.value("a POST needs a bulkId.").at("Operation " + (i + 1));
        }
        if (!names.add(name)) {
          throw InvalidRequest.value("the bulkId is that of another POST.")
              .at("Operation " + (i + 1));
        }
      }
      if (failOnErrors < 1) {
        throw InvalidRequest.value("failOnErrors must be at least 1.");
      }
    }
  }

  /** What became of an operation. */
  sealed interface Outcome {

    record Created(Meta meta) implements Outcome {}

    record Replaced(Meta meta) implements Outcome {}

    record Patched(Meta meta) implements Outcome {}

    record Deleted() implements Outcome {}

    record Failed(DirectoryException reason) implements Outcome {}
  }

  /**
   * An operation that was carried out, or tried.
   *
   * @param path of its resource, as far as that is known, below the base URI: {@code /Users/...};
   *     null: there is none, because it was not created
   */
  record Result(Operation operation, @Nullable String path, Outcome outcome) {}

  /**
   * Carries out the operations as if one by one in their order, except that a creation comes before
   * what refers to it. A bulk is no transaction: what fails does not undo what succeeded.
   *
   * <p>Every text in the data, and every id of a path, that is {@code bulkId:} and the name of a
   * creation stands for the id of what it creates. Creations may refer to each other in circles; if
   * one of them fails, groups that contain it fail with it. An operation fails with {@link
   * InvalidRequest} (invalidValue) if there is no creation of that name, or if it failed.
   *
   * <p>Neighbours of one kind and one type take as many statements as one of them, as long as they
   * succeed. Without failOnErrors, creations of other types than Group are brought together across
   * operations on other types, which cannot tell. Patches of nothing but the members of one group
   * become one change: they share one new version, unless the bulk depends on the group's version.
   *
   * <p>If the store stops to answer, that operation fails and so do all after it, with {@link
   * dev.muster.domain.error.DirectoryUnavailable}; those that were being written together with it
   * may have taken effect.
   *
   * @return in the order of the request; without those that were left out after too many failures
   */
  List<Result> execute(TenantId tenant, Bulk bulk);
}
