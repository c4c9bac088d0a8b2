package dev.muster.application.service;

import dev.muster.application.port.in.ImportResourcesUseCase.Progress;
import dev.muster.application.port.in.ImportResourcesUseCase.Rejection;
import dev.muster.application.port.out.ImportStore;
import dev.muster.domain.error.DirectoryException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts what an import does; one thread counts, others may ask. */
final class ImportTally {

  private final Consumer<Rejection> rejections;
  private final LongAdder created = new LongAdder();
  private final LongAdder changed = new LongAdder();
  private final LongAdder unchanged = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private volatile ImportStore.Outcome members = new ImportStore.Outcome(0, 0);

  ImportTally(Consumer<Rejection> rejections) {
    this.rejections = rejections;
  }

  void create() {
    created.increment();
  }

  void change() {
    changed.increment();
  }

  void leaveUnchanged() {
    unchanged.increment();
  }

  void reject(long line, String reason) {
    rejected.increment();
    rejections.accept(new Rejection(line, reason));
  }

  void reject(long line, DirectoryException reason) {
    reject(line, String.valueOf(reason.getMessage()));
  }

  void bringMembersIn(ImportStore.Outcome outcome) {
    members = outcome;
  }

  Progress progress() {
    ImportStore.Outcome brought = members;
    return new Progress(
        created.sum(),
        changed.sum(),
        unchanged.sum(),
        rejected.sum(),
        brought.added(),
        brought.removed());
  }
}
