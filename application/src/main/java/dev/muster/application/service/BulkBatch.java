package dev.muster.application.service;

import dev.muster.application.port.out.Write;
import dev.muster.application.service.BulkPreparation.Prepared;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Steps of one kind that are written together. Changes of the members of one group become one
 * change, with one new version for all of them.
 */
final class BulkBatch {

  /**
   * One write.
   *
   * @param place of its first step in the run
   * @param members null: it does not change members only
   */
  record Part(int place, List<Prepared.Writable> steps, @Nullable MembershipChange members) {

    ResourceId id() {
      return steps.getFirst().write().id();
    }

    Write write() {
      Prepared.Writable first = steps.getFirst();
      return members == null || steps.size() == 1
          ? first.write()
          : new Write.Update(
              id(),
              first.change().service().writes().changeMembers(members, VersionCondition.NONE));
    }

    /** Whether a further step leaves every member to be looked for that the steps so far add. */
    boolean takes(Prepared.Writable step) {
      MembershipChange next = step.members();
      return members != null
          && next != null
          && !next.clears()
          && Collections.disjoint(next.removed(), members.added());
    }

    Part with(Prepared.Writable step) {
      List<Prepared.Writable> more = new ArrayList<>(steps);
      more.add(step);
      return members == null || step.members() == null
          ? this
          : new Part(place, more, members.then(step.members()));
    }

    /** The first or the second half of the steps. */
    Part half(boolean second) {
      int middle = steps.size() / 2;
      List<Prepared.Writable> some =
          second ? steps.subList(middle, steps.size()) : steps.subList(0, middle);
      Part half = new Part(place, List.of(some.getFirst()), some.getFirst().members());
      for (Prepared.Writable step : some.subList(1, some.size())) {
        half = half.with(step);
      }
      return half;
    }
  }

  private final boolean inOrder;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param inOrder whether no step may take effect before another that comes earlier
   */
  BulkBatch(boolean inOrder) {
    this.inOrder = inOrder;
  }

  void add(int place, Prepared.Writable step) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      Part part = parts.get(i);
      if (part.id().equals(step.write().id())) {
        if (part.takes(step)) {
          parts.set(i, part.with(step));
          return;
        }
        break;
      }
      if (inOrder) {
        break;
      }
    }
    parts.add(new Part(place, List.of(step), step.members()));
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  List<Part> parts() {
    return parts;
  }

  ResourceService service() {
    return parts.getFirst().steps().getFirst().change().service();
  }

  /**
   * Whether what follows the first failure has to wait: because it has to be found out which steps
   * of a part failed, or because a creation refers to one beside it and would not notice that it
   * failed. Only the members of groups are looked for.
   */
  boolean endsAtFailure() {
    if (parts.stream().anyMatch(part -> part.steps().size() > 1)) {
      return true;
    }
    Map<Integer, ResourceId> beside = new HashMap<>();
    for (Part part : parts) {
      beside.put(part.steps().getFirst().step().index(), part.id());
    }
    return !parts.stream().allMatch(part -> notices(part.steps().getFirst(), beside));
  }

  private static boolean notices(Prepared.Writable step, Map<Integer, ResourceId> beside) {
    return !(step.write() instanceof Write.Create(ResourceState state))
        || step.step().needs().stream()
            .map(beside::get)
            .allMatch(id -> id == null || state.members().added().contains(id));
  }
}
