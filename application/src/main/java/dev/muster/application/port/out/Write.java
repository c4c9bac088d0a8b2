package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import java.util.ArrayList;
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
    List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
    int failures = 0;
    for (Write write : writes) {
      WriteOutcome outcome = alone(repository, tenant, write);
      outcomes.add(outcome);
      if (outcome.isFailure() && ++failures > tolerated) {
        break;
      }
    }
    return outcomes;
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
