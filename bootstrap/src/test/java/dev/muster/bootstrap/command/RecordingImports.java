package dev.muster.bootstrap.command;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.application.port.in.ImportResourcesUseCase;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.ResourceNotFound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes down what is brought in, into the tenants default and acme. Unreadable entries are
 * rejected, everything else is created.
 */
final class RecordingImports implements ImportResourcesUseCase {

  private final List<ImportEntry> entries = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private int failing = Integer.MAX_VALUE;

  /** The store goes away when this many entries came in. */
  RecordingImports failingAfter(int count) {
    failing = count;
    return this;
  }

  List<ImportEntry> entries() {
    return entries;
  }

  List<String> calls() {
    return calls;
  }

  @Override
  public Import begin(String tenant, boolean trial, Consumer<Rejection> rejections) {
    if (!List.of("default", "acme").contains(tenant)) {
      throw new ResourceNotFound("Tenant", tenant);
    }
    calls.add("begin " + tenant + (trial ? " trial" : ""));
    return new Recording(rejections);
  }

  private final class Recording implements Import {

    private final Consumer<Rejection> rejections;
    private long created;
    private long rejected;

    Recording(Consumer<Rejection> rejections) {
      this.rejections = rejections;
    }

    @Override
    public void add(ImportEntry entry) {
      if (entries.size() == failing) {
        throw new DirectoryUnavailable("The database is away.", Duration.ofSeconds(1));
      }
      entries.add(entry);
      if (entry instanceof ImportEntry.Unreadable(long line, String reason)) {
        rejected++;
        rejections.accept(new Rejection(line, reason));
      } else {
        created++;
      }
    }

    @Override
    public Progress finish() {
      calls.add("finish");
      return progress();
    }

    @Override
    public Progress progress() {
      return new Progress(created, 0, 0, rejected, 0, 0);
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }
}
