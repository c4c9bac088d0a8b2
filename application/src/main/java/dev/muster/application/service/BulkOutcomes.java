package dev.muster.application.service;

import dev.muster.application.port.in.ExecuteBulkUseCase;
import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.application.port.in.ExecuteBulkUseCase.Result;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the steps of a bulk so far, and whether it goes on. */
final class BulkOutcomes {

  private final List<BulkStep> steps;
  private final int failOnErrors;
  private final Map<Integer, Outcome> outcomes = new HashMap<>();
  private int failures;
  private @Nullable DirectoryException breakdown;

  BulkOutcomes(List<BulkStep> steps, int failOnErrors) {
    this.steps = steps;
    this.failOnErrors = failOnErrors;
  }

  boolean has(BulkStep step) {
    return outcomes.containsKey(step.index());
  }

  void succeed(BulkStep step, Outcome outcome) {
    outcomes.put(step.index(), outcome);
  }

  void fail(BulkStep step, DirectoryException reason) {
    outcomes.put(step.index(), new Outcome.Failed(inWordsOf(step, reason)));
    failures++;
    if (isBreakdown(reason)) {
      breakdown = reason;
    }
  }

  /** Whether a failure is the directory's and not the step's, so that the next would fail too. */
  static boolean isBreakdown(DirectoryException reason) {
    return switch (reason) {
      case DirectoryUnavailable _, DirectoryFault _ -> true;
      case InvalidRequest _, ResourceNotFound _, UniquenessConflict _, VersionMismatch _ -> false;
    };
  }

  /** The reason names what was to be created as the client does, who does not know the id. */
  private DirectoryException inWordsOf(BulkStep step, DirectoryException reason) {
    if (!(reason instanceof InvalidRequest refusal)) {
      return reason;
    }
    String message = Objects.requireNonNullElse(refusal.getMessage(), "");
    for (int needed : step.needs()) {
      if (steps.get(needed).work()
          instanceof BulkStep.Work.Change(var _, String id, var _, var _)) {
        message = message.replace(id, BulkReferences.PREFIX + name(needed));
      }
    }
    return message.equals(refusal.getMessage())
        ? reason
        : new InvalidRequest(refusal.reason(), message);
  }

  /** Why a step cannot succeed any more, if so: a creation to which it refers failed. */
  Optional<DirectoryException> missing(BulkStep step) {
    return step.needs().stream().filter(this::isFailed).min(Integer::compare).map(this::missing);
  }

  DirectoryException missing(int creation) {
    return InvalidRequest.value("The POST with the bulkId " + name(creation) + " failed.");
  }

  private String name(int creation) {
    return BulkSteps.shown(
        Objects.requireNonNullElse(steps.get(creation).operation().bulkId(), ""));
  }

  private boolean isFailed(int index) {
    return outcomes.get(index) instanceof Outcome.Failed;
  }

  /** Whether nothing may be done any more. */
  boolean isOver() {
    return failures >= failOnErrors;
  }

  /** Whether failures may end the bulk. */
  boolean endsAtFailures() {
    return failOnErrors != ExecuteBulkUseCase.NEVER;
  }

  /** How many more failures are no reason to stop. */
  int tolerated() {
    return failOnErrors - failures - 1;
  }

  /** Why nothing more can be tried, if so. */
  Optional<DirectoryException> breakdown() {
    return Optional.ofNullable(breakdown);
  }

  /** In the order of the request. */
  List<Result> results() {
    List<Result> results = new ArrayList<>(outcomes.size());
    for (BulkStep step : steps) {
      Outcome outcome = outcomes.get(step.index());
      if (outcome != null) {
        results.add(new Result(step.operation(), step.path(outcome), outcome));
      }
    }
    return results;
  }
}
