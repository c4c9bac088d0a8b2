package dev.muster.adapters.persistence.resource;

import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import java.util.List;
import java.util.function.Supplier;

/**
 * Several writes, in transactions of as many as go well together: one that fails as a whole is
 * rolled back and tried again in parts, until the failure is alone.
 *
 * @param <R> a row as it is written
 * @param <B> several rows
 */
final class Batch<R, B> {

  private final PostgresResourceRepository<R, B> repository;
  private final TenantId tenant;
  private final BatchStatements<R, B> statements;

  Batch(
      PostgresResourceRepository<R, B> repository,
      TenantId tenant,
      ResourceMapper<R, B> mapper,
      Rows<R, B> rows) {
    this.repository = repository;
    this.tenant = tenant;
    this.statements = new BatchStatements<>(repository, tenant, mapper, rows);
  }

  List<WriteOutcome> write(List<Write> writes, int tolerated) {
    return Write.inTurn(Write.runs(writes), tolerated, this::writeRun);
  }

  /** Writes of one kind. */
  private List<WriteOutcome> writeRun(List<Write> writes, int tolerated) {
    if (writes.size() <= 1 || affectEachOther(writes)) {
      return Write.oneByOne(repository, tenant, writes, tolerated);
    }
    try {
      return writes.getFirst() instanceof Write.Create
          ? create(writes, new RefusedCreates(writes), tolerated)
          : together(writes, () -> statements.run(writes), tolerated);
    } catch (TooManyFailures failures) {
      return writeRun(writes.subList(0, failures.end), tolerated);
    } catch (NotTogether following) {
      return parts(writes, following.start(), tolerated);
    } catch (UnknownRelations | InvalidRequest | UniquenessConflict oneOfThem) {
      return parts(writes, writes.size() / 2, tolerated);
    }
  }

  /** What is refused is left out, and the others stay together: they may lead to each other. */
  private List<WriteOutcome> create(List<Write> creates, RefusedCreates refused, int tolerated) {
    int end = creates.size();
    while (true) {
      List<Write> some = creates.subList(0, end);
      try {
        return together(
            some, () -> refused.among(some, statements.run(refused.without(some))), tolerated);
      } catch (UnknownRelations unknown) {
        refused.add(unknown.refusals());
      } catch (TooManyFailures failures) {
        end = failures.end;
      }
    }
  }

  private List<WriteOutcome> parts(List<Write> writes, int middle, int tolerated) {
    return Write.inTurn(
        List.of(writes.subList(0, middle), writes.subList(middle, writes.size())),
        tolerated,
        this::writeRun);
  }

  /** One transaction; if more fail than are tolerated, what follows must not take effect. */
  private List<WriteOutcome> together(
      List<Write> writes, Supplier<List<WriteOutcome>> work, int tolerated) {
    return repository
        .database()
        .runInTransaction(
            () -> {
              List<WriteOutcome> outcomes = work.get();
              int end = endOf(outcomes, tolerated);
              if (end < writes.size()) {
                throw new TooManyFailures(end);
              }
              return outcomes;
            });
  }

  /** How many of the writes may be made. */
  private static int endOf(List<WriteOutcome> outcomes, int tolerated) {
    int failures = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).isFailure() && ++failures > tolerated) {
        return i + 1;
      }
    }
    return outcomes.size();
  }

  /** Whether a delete finds something else because of one before it. */
  private boolean affectEachOther(List<Write> writes) {
    if (!(writes.getFirst() instanceof Write.Delete)) {
      return false;
    }
    boolean twice = writes.stream().map(Write::id).distinct().count() < writes.size();
    boolean conditional =
        writes.stream()
            .anyMatch(
                write ->
                    write instanceof Write.Delete(ResourceId _, VersionCondition condition)
                        && condition.accepted().isPresent());
    return twice || (conditional && repository.deletesAffectEachOther());
  }

  /** Rolls a transaction back; never leaves this class. */
  private static final class TooManyFailures extends RuntimeException {

    private final int end;

    TooManyFailures(int end) {
      super(null, null, false, false);
      this.end = end;
    }
  }
}
