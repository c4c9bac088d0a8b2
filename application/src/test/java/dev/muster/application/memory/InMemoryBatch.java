package dev.muster.application.memory;

import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Several writes, one by one; only that neighbouring creates may lead to each other. */
final class InMemoryBatch {

  private final InMemoryResourceRepository repository;
  private final InMemoryTable table;
  private final InMemoryMemberships memberships;

  InMemoryBatch(
      InMemoryResourceRepository repository, InMemoryTable table, InMemoryMemberships memberships) {
    this.repository = repository;
    this.table = table;
    this.memberships = memberships;
  }

  List<WriteOutcome> write(TenantId tenant, List<Write> writes, int tolerated) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    int left = tolerated;
    for (List<Write> run : Write.runs(writes)) {
      List<WriteOutcome> some =
          run.getFirst() instanceof Write.Create
              ? create(tenant, run, left)
              : Write.oneByOne(repository, tenant, run, left);
      outcomes.addAll(some);
      left -= (int) some.stream().filter(WriteOutcome::isFailure).count();
      if (left < 0) {
        break;
      }
    }
    return outcomes;
  }

  /** Believes that all will succeed; starts again without those that did not. */
  private List<WriteOutcome> create(TenantId tenant, List<Write> creates, int tolerated) {
    Set<ResourceId> believed = new HashSet<>(creates.stream().map(Write::id).toList());
    while (true) {
      memberships.announce(believed);
      List<WriteOutcome> outcomes;
      try {
        outcomes = Write.oneByOne(repository, tenant, creates, tolerated);
      } finally {
        memberships.announce(Set.of());
      }
      Set<ResourceId> created = new HashSet<>();
      for (int i = 0; i < outcomes.size(); i++) {
        if (!outcomes.get(i).isFailure()) {
          created.add(creates.get(i).id());
        }
      }
      if (created.equals(believed)) {
        return outcomes;
      }
      created.forEach(id -> undo(tenant, id));
      believed = created;
    }
  }

  private void undo(TenantId tenant, ResourceId created) {
    table.remove(tenant, created);
    memberships.forget(tenant, created);
  }
}
