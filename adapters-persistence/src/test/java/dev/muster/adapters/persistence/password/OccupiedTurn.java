package dev.muster.adapters.persistence.password;

import java.util.concurrent.CompletableFuture;

/** Somebody who has the turn until told to end it. */
final class OccupiedTurn implements AutoCloseable {

  private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
  private final CompletableFuture<Boolean> mayEnd = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ended;

  private OccupiedTurn(HashingTurns turns) {
    this.ended =
        CompletableFuture.supplyAsync(
            () -> turns.take(this::hold), task -> Thread.ofVirtual().start(task));
  }

  /** Returns once the turn is taken. */
  static OccupiedTurn of(HashingTurns turns) {
    OccupiedTurn turn = new OccupiedTurn(turns);
    var _ = CompletableFuture.anyOf(turn.begun, turn.ended).join();
    return turn;
  }

  private boolean hold() {
    begun.complete(true);
    return mayEnd.join();
  }

  /** Returns once the turn is free again. */
  void end() {
    mayEnd.complete(true);
    var _ = ended.join();
  }

  @Override
  public void close() {
    end();
  }
}
