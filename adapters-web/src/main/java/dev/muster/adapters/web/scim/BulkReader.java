package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.ProtocolException;
import dev.muster.application.port.in.ExecuteBulkUseCase;
import dev.muster.application.port.in.ExecuteBulkUseCase.Bulk;
import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a BulkRequest message (RFC 7644 §3.7); the names of members may be in any case. */
final class BulkReader {

  private static final String URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

  private BulkReader() {}

  /**
   * Reads the whole message before anything of it is done.
   *
   * @throws InvalidRequest (invalidSyntax, invalidValue) if it is none
   * @throws ProtocolException if it has too many operations
   */
  static Bulk read(Value.Complex body) {
    boolean isBulk =
        body.member("schemas").orElse(body) instanceof Value.Multiple(List<Value> urns)
            && urns.stream().anyMatch(BulkReader::isUrn);
    if (!isBulk) {
      throw InvalidRequest.syntax("schemas must be a list that contains " + URN + ".");
    }
    if (!(body.member("Operations").orElse(body) instanceof Value.Multiple(List<Value> all))) {
      throw InvalidRequest.syntax("Operations must be a list.");
    }
    if (all.size() > ExecuteBulkUseCase.MAX_OPERATIONS) {
      throw ProtocolException.tooManyOperations(ExecuteBulkUseCase.MAX_OPERATIONS);
    }
    List<Operation> operations = new ArrayList<>(all.size());
    for (Value operation : all) {
      try {
        operations.add(operation(operation));
      } catch (InvalidRequest refused) {
        throw refused.at("Operation " + (operations.size() + 1));
      }
    }
    return new Bulk(operations, failOnErrors(body.member("failOnErrors")));
  }

  private static boolean isUrn(Value value) {
    return value instanceof Value.Text(String urn) && urn.equalsIgnoreCase(URN);
  }

  private static int failOnErrors(Optional<Value> given) {
    if (given.isEmpty()) {
      return ExecuteBulkUseCase.NEVER;
    }
    if (!(given.get() instanceof Value.WholeNumber(long number)) || number < 1) {
      throw InvalidRequest.value("failOnErrors must be a whole number of at least 1.");
    }
    // Every bulk is over before it has failed so often.
    return (int) Math.min(number, ExecuteBulkUseCase.MAX_OPERATIONS + 1L);
  }

  private static Operation operation(Value raw) {
    if (!(raw instanceof Value.Complex operation)) {
      throw InvalidRequest.syntax("it must be an object.");
    }
    Method method = method(text(operation, "method"));
    String version = text(operation, "version");
    String path = text(operation, "path");
    if (path == null) {
      throw InvalidRequest.syntax("a path is missing.");
    }
    String relative = path.startsWith("/") ? path : "/" + path;
    int end = relative.indexOf('/', 1);
    return new Operation(
        method,
        end < 0 ? relative : relative.substring(0, end),
        end < 0 || end == relative.length() - 1 ? null : relative.substring(end + 1),
        text(operation, "bulkId"),
        data(method, operation.member("data")),
        version == null ? VersionCondition.NONE : EntityTags.ifMatch(version));
  }

  private static Method method(@Nullable String given) {
    for (Method method : Method.values()) {
      if (method.name().equalsIgnoreCase(given)) {
        return method;
      }
    }
    throw InvalidRequest.syntax("method must be POST, PUT, PATCH or DELETE.");
  }

  private static Value.Complex data(Method method, Optional<Value> given) {
    if (method == Method.DELETE) {
      return Value.Complex.EMPTY;
    }
    if (given.isPresent() && given.get() instanceof Value.Complex data) {
      return data;
    }
    throw InvalidRequest.syntax("a " + method + " needs data, an object.");
  }

  private static @Nullable String text(Value.Complex operation, String name) {
    Optional<Value> given = operation.member(name);
    if (given.isEmpty()) {
      return null;
    }
    if (given.get() instanceof Value.Text(String text)) {
      return text;
    }
    throw InvalidRequest.syntax(name + " must be a string.");
  }
}
