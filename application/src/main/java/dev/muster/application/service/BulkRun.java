package dev.muster.application.service;

import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.application.service.BulkBatch.Part;
import dev.muster.application.service.BulkPreparation.Prepared;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.StoredResource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Neighbouring steps of one kind and one type, in as few writes as their outcomes allow. */
final class BulkRun {

  private final TenantId tenant;
  private final BulkOutcomes outcomes;
  private final List<Prepared> prepared;
  private int next;

  BulkRun(TenantId tenant, List<BulkStep> steps, BulkOutcomes outcomes) {
    this.tenant = tenant;
    this.outcomes = outcomes;
    this.prepared = BulkPreparation.of(steps, outcomes);
  }

  void execute() {
    while (next < prepared.size() && !outcomes.isOver()) {
      BulkBatch batch = collect();
      if (!batch.isEmpty()) {
        write(batch);
      }
    }
  }

  /**
   * Goes on to where something has to be written first. A failure needs no write; but if failures
   * may end the bulk, what comes before it has to be written before it counts.
   */
  private BulkBatch collect() {
    BulkBatch batch = new BulkBatch(outcomes.endsAtFailures());
    for (; next < prepared.size() && !outcomes.isOver(); next++) {
      if (outcomes.has(prepared.get(next).step())) {
        continue;
      }
      switch (current(prepared.get(next))) {
        case Prepared.InVain(BulkStep step, DirectoryException reason) -> {
          if (!batch.isEmpty() && outcomes.endsAtFailures()) {
            return batch;
          }
          outcomes.fail(step, reason);
        }
        case Prepared.Alone alone -> {
          if (!batch.isEmpty()) {
            return batch;
          }
          write(alone);
        }
        case Prepared.Writable writable -> batch.add(next, writable);
      }
    }
    return batch;
  }

  /** In vain is also what refers to a creation that failed meanwhile. */
  private Prepared current(Prepared ready) {
    Optional<DirectoryException> reason =
        outcomes.breakdown().or(() -> outcomes.missing(ready.step()));
    return reason.isPresent() ? new Prepared.InVain(ready.step(), reason.get()) : ready;
  }

  private void write(Prepared.Alone alone) {
    BulkStep step = alone.step();
    BulkStep.Work.Change change = alone.change();
    try {
      Optional<StoredResource> updated =
          change
              .service()
              .repository()
              .update(tenant, alone.id(), RelationScope.ALL, alone.revision());
      if (updated.isPresent()) {
        outcomes.succeed(step, new Outcome.Patched(updated.get().meta()));
      } else {
        outcomes.fail(step, change.service().notFound(change.id()));
      }
    } catch (DirectoryException failure) {
      outcomes.fail(step, failure);
    } catch (RuntimeException defect) {
      outcomes.fail(step, fault(defect));
    }
  }

  private void write(BulkBatch batch) {
    List<Part> parts = batch.parts();
    List<WriteOutcome> written =
        write(batch.service(), parts, batch.endsAtFailure() ? 0 : outcomes.tolerated());
    for (int i = 0; i < written.size(); i++) {
      record(parts.get(i), written.get(i));
    }
    if (written.size() < parts.size()) {
      next = parts.get(written.size() - 1).place() + 1;
    }
  }

  /** If the directory itself fails, so do all the writes, whatever became of them. */
  private List<WriteOutcome> write(ResourceService service, List<Part> parts, int tolerated) {
    List<Write> writes = parts.stream().map(Part::write).toList();
    try {
      return service.repository().writeAll(tenant, writes, tolerated);
    } catch (DirectoryException failure) {
      return Collections.nCopies(writes.size(), new WriteOutcome.Refused(failure));
    } catch (RuntimeException defect) {
      return Collections.nCopies(writes.size(), new WriteOutcome.Refused(fault(defect)));
    }
  }

  /** Of several steps that were refused as one, each gets the outcome that it has by itself. */
  private void record(Part part, WriteOutcome outcome) {
    boolean unclear =
        part.steps().size() > 1
            && outcome instanceof WriteOutcome.Refused(DirectoryException reason)
            && !BulkOutcomes.isBreakdown(reason);
    if (!unclear) {
      part.steps().forEach(step -> record(step, outcome));
      return;
    }
    for (boolean second : new boolean[] {false, true}) {
      Part half = part.half(second);
      if (!outcomes.isOver()) {
        ResourceService service = half.steps().getFirst().change().service();
        record(half, write(service, List.of(half), 0).getFirst());
      }
    }
  }

  /** What took effect before a defect shows has to be reported all the same. */
  private static DirectoryFault fault(RuntimeException defect) {
    return new DirectoryFault("A part of a bulk failed.", defect);
  }

  private void record(Prepared.Writable writable, WriteOutcome outcome) {
    BulkStep step = writable.step();
    if (outcomes.isOver()) {
      return;
    }
    switch (outcome) {
      case WriteOutcome.Stored(Meta meta) ->
          outcomes.succeed(
              step,
              switch (step.operation().method()) {
                case POST -> new Outcome.Created(meta);
                case PUT -> new Outcome.Replaced(meta);
                case PATCH -> new Outcome.Patched(meta);
                case DELETE -> new Outcome.Deleted();
              });
      case WriteOutcome.Deleted _ -> outcomes.succeed(step, new Outcome.Deleted());
      case WriteOutcome.Absent _ ->
          outcomes.fail(step, writable.change().service().notFound(writable.change().id()));
      case WriteOutcome.Refused(DirectoryException reason) -> outcomes.fail(step, reason);
    }
  }
}
