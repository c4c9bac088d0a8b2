package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One of several writes that are made together. */
public sealed interface Write {

  ResourceId id();

  record Create(ResourceState state) implements Write {
    @Override
    public ResourceId id() {
      return state.id();
    }
  }

  record Update(ResourceId id, Revision revision) implements Write {}

  record Delete(ResourceId id, VersionCondition condition) implements Write {}

  /** The writes in their order, neighbours of one kind together. */
  static List<List<Write>> runs(List<Write> writes) {
    List<List<Write>> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= writes.size(); i++) {
      if (i == writes.size() || writes.get(i).getClass() != writes.get(start).getClass()) {
        runs.add(writes.subList(start, i));
        start = i;
      }
    }
    return runs;
  }

  /** What each of the writes means when it is made alone; the yardstick for every adapter. */
  static List<WriteOutcome> oneByOne(
      ResourceRepository repository, TenantId tenant, List<Write> writes, int tolerated) {
    return inTurn(
        writes.stream().map(List::of).toList(),
        tolerated,
        (write, left) -> List.of(alone(repository, tenant, write.getFirst())));
  }

  /** Makes some writes; ends with the failure that is one more than are tolerated. */
  @FunctionalInterface
  interface Making {
    List<WriteOutcome> make(List<Write> writes, int tolerated);
  }

  /**
   * Makes writes part by part. If the store goes away after a part took effect, that part is
   * reported all the same, and each of the writes that follow as refused for that reason.
   *
   * @throws DirectoryUnavailable if the store goes away before that
   */
  static List<WriteOutcome> inTurn(List<List<Write>> parts, int tolerated, Making making) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    int left = tolerated;
    DirectoryException gone = null;
    for (List<Write> part : parts) {
      List<WriteOutcome> some;
      try {
        some = gone == null ? making.make(part, left) : refused(part, left, gone);
      } catch (DirectoryUnavailable | DirectoryFault failure) {
        if (outcomes.isEmpty()) {
          throw failure;
        }
        gone = failure;
        some = refused(part, left, failure);
      }
      outcomes.addAll(some);
      left -= (int) some.stream().filter(WriteOutcome::isFailure).count();
      if (left < 0) {
        break;
      }
    }
    return outcomes;
  }

  private static List<WriteOutcome> refused(
      List<Write> writes, int tolerated, DirectoryException reason) {
    long most = Math.min(writes.size(), tolerated + 1L);
    return Collections.nCopies((int) most, new WriteOutcome.Refused(reason));
  }

  private static WriteOutcome alone(ResourceRepository repository, TenantId tenant, Write write) {
    try {
      return switch (write) {
        case Create(ResourceState state) -> {
          repository.create(tenant, state);
          yield new WriteOutcome.Stored(state.meta());
        }
        case Update(ResourceId id, Revision revision) -> {
          Optional<StoredResource> updated = repository.update(tenant, id, revision);
          yield updated.isPresent()
              ? new WriteOutcome.Stored(updated.get().meta())
              : new WriteOutcome.Absent();
        }
        case Delete(ResourceId id, VersionCondition condition) ->
            repository.delete(tenant, id, condition)
                ? new WriteOutcome.Deleted()
                : new WriteOutcome.Absent();
      };
    } catch (InvalidRequest | UniquenessConflict | VersionMismatch refusal) {
      return new WriteOutcome.Refused(refusal);
    }
  }
}
