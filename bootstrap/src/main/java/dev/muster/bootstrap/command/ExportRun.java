package dev.muster.bootstrap.command;

import dev.muster.application.port.in.ExportEntry;
import dev.muster.application.port.in.ExportResourcesUseCase;
import dev.muster.bootstrap.transfer.ExportTarget;
import dev.muster.bootstrap.transfer.ImportFile;
import dev.muster.bootstrap.transfer.JsonLinesWriter;
import dev.muster.domain.schema.ResourceType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** One export from the first resource to the report. */
final class ExportRun implements ExportResourcesUseCase.Receiver {

  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private final ExportTarget target;
  private final JsonLinesWriter writer;
  private final PrintWriter out;
  private final PrintWriter err;
  private final long begin = System.nanoTime();
  private final AtomicBoolean isInterrupted = new AtomicBoolean();
  private volatile @Nullable TransferDisplay display;
  private long resources;
  private long members;

  /**
   * @param group the type of groups
   * @param out for the report
   */
  ExportRun(ExportTarget target, ResourceType group, PrintWriter out, PrintWriter err) {
    this.target = target;
    this.writer = new JsonLinesWriter(group, target.stream());
    this.out = out;
    this.err = err;
  }

  /** Returns the exit code. */
  int run(ExportResourcesUseCase exports, String tenant, boolean passwords) {
    Thread interrupted = new Thread(this::interrupted, "interrupted export");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      exports.export(tenant, passwords, this);
      target.commit();
      closeDisplay();
      finished();
      return ExitCode.OK;
    } catch (IOException unwritable) {
      return unwritable(unwritable.getMessage());
    } catch (UncheckedIOException unwritable) {
      return unwritable(unwritable.getMessage());
    } catch (RuntimeException failure) {
      if (isInterrupted.get()) {
        return ExitCode.SOFTWARE;
      }
      throw failure;
    } finally {
      closeDisplay();
      remove(interrupted);
    }
  }

  @Override
  public void begin(long expected) {
    display =
        TransferDisplay.of(
            new TransferDisplay.Course(
                "export", "resources", "all", OptionalLong.of(expected), "", 1),
            err);
  }

  @Override
  public void add(ExportEntry entry) {
    try {
      writer.write(entry);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable.getMessage(), unwritable);
    }
    members += entry.members().size();
    if (entry instanceof ExportEntry.Described) {
      resources++;
      TransferDisplay shown = display;
      if (shown != null) {
        shown.advance(resources, resources);
      }
    }
  }

  private void finished() {
    double seconds = (System.nanoTime() - begin) / SECOND;
    out.println(
        String.format(
            Locale.ROOT, "Done: %d resources, %d members; %.1f s.", resources, members, seconds));
    out.flush();
  }

  private int unwritable(@Nullable String reason) {
    closeDisplay();
    if (!isInterrupted.get()) {
      err.println("muster: " + ImportFile.visible(target.name() + " cannot be written: " + reason));
      err.flush();
    }
    return ExitCode.SOFTWARE;
  }

  /** The process is told to end. */
  private void interrupted() {
    isInterrupted.set(true);
    target.close();
    if (!target.isCommitted()) {
      TransferDisplay shown = display;
      if (shown != null) {
        shown.interrupt();
      }
      err.println("The export was interrupted. " + target.name() + " was not written to the end.");
      err.flush();
    }
  }

  private void closeDisplay() {
    TransferDisplay shown = display;
    if (shown != null) {
      shown.close();
    }
  }

  private static void remove(Thread hook) {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending, and the hook has its say.
    }
  }
}
