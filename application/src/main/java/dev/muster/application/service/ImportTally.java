package dev.muster.application.service;

import dev.muster.application.port.in.ImportResourcesUseCase.Progress;
import dev.muster.application.port.in.ImportResourcesUseCase.Rejection;
import dev.muster.application.port.out.ImportStore;
import dev.muster.domain.error.DirectoryException;
import java.util.function.Consumer;

/** Counts what an import does. */
final class ImportTally {

  private final Consumer<Rejection> rejections;
  private long created;
  private long changed;
  private long unchanged;
  private long rejected;
  private ImportStore.Outcome members = new ImportStore.Outcome(0, 0);

  ImportTally(Consumer<Rejection> rejections) {
    this.rejections = rejections;
  }

  void create() {
    created++;
  }

  void change() {
    changed++;
  }

  void leaveUnchanged() {
    unchanged++;
  }

  void reject(long line, String reason) {
    rejected++;
    rejections.accept(new Rejection(line, reason));
  }

  void reject(long line, DirectoryException reason) {
    reject(line, String.valueOf(reason.getMessage()));
  }

  void bringMembersIn(ImportStore.Outcome outcome) {
    members = outcome;
  }

  Progress progress() {
    return new Progress(created, changed, unchanged, rejected, members.added(), members.removed());
  }
}
