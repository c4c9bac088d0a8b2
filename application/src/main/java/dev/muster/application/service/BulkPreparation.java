package dev.muster.application.service;

import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the data of neighbouring steps, before anything is written. */
final class BulkPreparation {

  /** A step whose data was read. */
  sealed interface Prepared {

    BulkStep step();

    record InVain(BulkStep step, DirectoryException reason) implements Prepared {}

    /**
     * To be written together with others.
     *
     * @param members what it does to the members of a group, if it does nothing else and may be
     *     made one with other changes of them; else null
     */
    record Writable(
        BulkStep step, BulkStep.Work.Change change, Write write, @Nullable MembershipChange members)
        implements Prepared {

      Writable(BulkStep step, BulkStep.Work.Change change, Write write) {
        this(step, change, write, null);
      }
    }

    /** To be revised alone, because the members of the group must be known for it. */
    record Alone(BulkStep step, BulkStep.Work.Change change, ResourceId id, Revision revision)
        implements Prepared {}
  }

  private final BulkOutcomes outcomes;
  private final List<Prepared> prepared = new ArrayList<>();

  private BulkPreparation(BulkOutcomes outcomes) {
    this.outcomes = outcomes;
  }

  static List<Prepared> of(List<BulkStep> steps, BulkOutcomes outcomes) {
    BulkPreparation preparation = new BulkPreparation(outcomes);
    steps.forEach(preparation::add);
    preparation.refuseCircles();
    return preparation.prepared;
  }

  private void add(BulkStep step) {
    Optional<DirectoryException> before = outcomes.breakdown().or(this::breakdown);
    prepared.add(
        before.isPresent()
            ? new Prepared.InVain(step, before.get())
            : switch (step.work()) {
              case BulkStep.Work.Vain(DirectoryException reason) ->
                  new Prepared.InVain(step, reason);
              case BulkStep.Work.Change change -> read(step, change);
            });
  }

  /** After one step that the directory could not serve, the next would only wait as long. */
  private Optional<DirectoryException> breakdown() {
    return !prepared.isEmpty()
            && prepared.getLast() instanceof Prepared.InVain(var _, DirectoryException reason)
            && BulkOutcomes.isBreakdown(reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  private Prepared read(BulkStep step, BulkStep.Work.Change change) {
    Optional<DirectoryException> missing = outcomes.missing(step);
    if (missing.isPresent()) {
      return new Prepared.InVain(step, missing.get());
    }
    try {
      return write(step, change);
    } catch (DirectoryException refusal) {
      return new Prepared.InVain(step, refusal);
    }
  }

  /** The data is read before the id is, as for a single request. */
  private static Prepared write(BulkStep step, BulkStep.Work.Change change) {
    Operation operation = step.operation();
    Writes writes = change.service().writes();
    return switch (operation.method()) {
      case POST ->
          new Prepared.Writable(
              step, change, new Write.Create(writes.create(id(change), change.data())));
      case PUT -> update(step, change, writes.replace(change.data(), operation.condition()));
      case PATCH ->
          switch (writes.patch(change.data(), operation.condition())) {
            case Writes.Plan.MembersOnly(MembershipChange members) ->
                new Prepared.Writable(
                    step,
                    change,
                    new Write.Update(
                        id(change), writes.changeMembers(members, operation.condition())),
                    change.versioned() ? null : members);
            case Writes.Plan.Revise(Revision revision, boolean needsMembers) ->
                needsMembers
                    ? new Prepared.Alone(step, change, id(change), revision)
                    : update(step, change, revision);
          };
      case DELETE ->
          new Prepared.Writable(step, change, new Write.Delete(id(change), operation.condition()));
    };
  }

  private static Prepared update(BulkStep step, BulkStep.Work.Change change, Revision revision) {
    return new Prepared.Writable(step, change, new Write.Update(id(change), revision));
  }

  private static ResourceId id(BulkStep.Work.Change change) {
    return ResourceId.parse(change.id()).orElseThrow(() -> change.service().notFound(change.id()));
  }

  /** Creations that refer to one which cannot succeed; in a circle it may come after them. */
  private void refuseCircles() {
    Set<Integer> vain = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (int i = 0; i < prepared.size(); i++) {
        BulkStep step = prepared.get(i).step();
        if (prepared.get(i) instanceof Prepared.InVain) {
          more |= vain.add(step.index());
          continue;
        }
        Optional<Integer> missing =
            step.needs().stream().filter(vain::contains).min(Integer::compare);
        if (missing.isPresent()) {
          prepared.set(i, new Prepared.InVain(step, outcomes.missing(missing.get())));
        }
      }
    }
  }
}
