package dev.muster.adapters.persistence.resource;

import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.Group;
import dev.muster.domain.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those of several creates that lead to what does not exist and will not be created either. */
final class RefusedCreates {

  private final List<Write> creates;
  private final Map<ResourceId, WriteOutcome> refused = new HashMap<>();

  RefusedCreates(List<Write> creates) {
    this.creates = creates;
  }

  /** Refuses these, and those that lead to them. */
  void add(Map<ResourceId, InvalidRequest> refusals) {
    refusals.forEach((id, reason) -> refused.put(id, new WriteOutcome.Refused(reason)));
    boolean more = true;
    while (more) {
      more = false;
      for (Write create : without(creates)) {
        Optional<ResourceId> lost = refusedMember(create);
        if (lost.isPresent()) {
          InvalidRequest reason = Group.unknownMember(lost.get().toString());
          refused.put(create.id(), new WriteOutcome.Refused(reason));
          more = true;
        }
      }
    }
  }

  private Optional<ResourceId> refusedMember(Write write) {
    return write instanceof Write.Create(var state)
        ? state.members().added().stream().filter(refused::containsKey).findFirst()
        : Optional.empty();
  }

  /** The others. */
  List<Write> without(List<Write> some) {
    return some.stream().filter(create -> !refused.containsKey(create.id())).toList();
  }

  /** The outcomes of all when the others had these. */
  List<WriteOutcome> among(List<Write> some, List<WriteOutcome> others) {
    Iterator<WriteOutcome> rest = others.iterator();
    List<WriteOutcome> outcomes = new ArrayList<>(some.size());
    for (Write create : some) {
      WriteOutcome refusal = refused.get(create.id());
      outcomes.add(refusal == null ? rest.next() : refusal);
    }
    return outcomes;
  }
}
