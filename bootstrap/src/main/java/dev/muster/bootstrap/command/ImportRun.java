package dev.muster.bootstrap.command;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.application.port.in.ImportResourcesUseCase;
import dev.muster.application.port.in.ImportResourcesUseCase.Import;
import dev.muster.application.port.in.ImportResourcesUseCase.Progress;
import dev.muster.application.port.in.ImportResourcesUseCase.Rejection;
import dev.muster.bootstrap.transfer.EntryReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.ExitCode;

/** One import from the first entry of the file to the report. */
final class ImportRun {

  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  /** After how many entries it is noted what is in, for a report when the process is ended. */
  private static final long NOTED = 100;

  private final EntryReader reader;
  private final ImportRejects rejects;
  private final ImportDisplay display;
  private final ImportReport report;
  private final long begin = System.nanoTime();
  private final AtomicBoolean isReported = new AtomicBoolean();
  private volatile Progress progress = new Progress(0, 0, 0, 0, 0, 0);
  private volatile long line;
  private long entries;

  ImportRun(EntryReader reader, ImportRejects rejects, ImportDisplay display, ImportReport report) {
    this.reader = reader;
    this.rejects = rejects;
    this.display = display;
    this.report = report;
  }

  /** Returns the exit code. */
  int run(ImportResourcesUseCase imports, String tenant) {
    Thread interrupted = new Thread(this::interrupted, "interrupted import");
    try (Import run = imports.begin(tenant, report.isTrial(), this::reject)) {
      Runtime.getRuntime().addShutdownHook(interrupted);
      try {
        rejects.begin();
        bringIn(run);
        return finished();
      } catch (IOException unreadable) {
        stopped(run);
        report.failed("The file cannot be read to its end: " + unreadable.getMessage());
        return ExitCode.SOFTWARE;
      } catch (UncheckedIOException unwritable) {
        stopped(run);
        report.failed(String.valueOf(unwritable.getMessage()));
        return ExitCode.SOFTWARE;
      } catch (RuntimeException failure) {
        stopped(run);
        throw failure;
      } finally {
        remove(interrupted);
      }
    } finally {
      display.close();
    }
  }

  private void bringIn(Import run) throws IOException {
    for (Optional<ImportEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
      ImportEntry entry = next.get();
      line = entry.line();
      run.add(entry);
      entries++;
      display.advance(entries);
      if (entries % NOTED == 0) {
        progress = run.progress();
      }
    }
    progress = run.progress();
    display.finishing();
    progress = run.finish();
  }

  private int finished() {
    display.close();
    rejects.close();
    if (isReported.compareAndSet(false, true)) {
      double seconds = (System.nanoTime() - begin) / SECOND;
      report.finished(progress, reader.skipped(), seconds, rejects.written());
    }
    return progress.rejected() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void stopped(Import run) {
    display.close();
    if (isReported.compareAndSet(false, true)) {
      report.stopped(run.progress(), line);
    }
  }

  /** The process is told to end; what came in since the last note is not counted. */
  private void interrupted() {
    if (isReported.compareAndSet(false, true)) {
      display.interrupt();
      report.stopped(progress, line);
      try {
        rejects.close();
      } catch (UncheckedIOException unwritable) {
        report.failed(String.valueOf(unwritable.getMessage()));
      }
    }
  }

  private void reject(Rejection rejection) {
    display.interrupt();
    rejects.add(rejection);
  }

  private static void remove(Thread hook) {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending, and the hook has its say.
    }
  }
}
