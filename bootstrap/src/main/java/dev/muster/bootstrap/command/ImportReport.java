package dev.muster.bootstrap.command;

import dev.muster.application.port.in.ImportResourcesUseCase.Progress;
import dev.muster.bootstrap.transfer.ImportFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an import says at its end. */
final class ImportReport {

  private final boolean trial;
  private final PrintWriter out;
  private final PrintWriter err;

  ImportReport(boolean trial, PrintWriter out, PrintWriter err) {
    this.trial = trial;
    this.out = out;
    this.err = err;
  }

  boolean isTrial() {
    return trial;
  }

  /**
   * It went through the file to the end.
   *
   * @param rejects the file of what was rejected, if there is one
   */
  void finished(Progress progress, long skipped, double seconds, @Nullable Path rejects) {
    out.println(
        (trial ? "Nothing was changed. It would be: " : "Done: ")
            + counts(progress)
            + String.format(Locale.ROOT, "; %.1f s.", seconds));
    if (skipped > 0) {
      out.println(skipped + " entries that are neither users nor groups were passed over.");
    }
    if (rejects != null) {
      out.println("What was rejected is in " + ImportFile.visible(rejects.toString()) + ".");
    }
    out.flush();
  }

  /** It ended before its time. */
  void stopped(Progress progress, long line) {
    err.println("The import stopped near line " + line + " of the file.");
    err.println(
        trial
            ? "Nothing was changed."
            : "At least this is in: " + counts(progress) + ". Running it again completes it.");
    err.flush();
  }

  /** Why it stopped, if the file or that of the rejects is the reason. */
  void failed(String reason) {
    err.println("muster: " + ImportFile.visible(reason));
    err.flush();
  }

  private static String counts(Progress progress) {
    return progress.created()
        + " created, "
        + progress.changed()
        + " changed, "
        + progress.unchanged()
        + " unchanged, "
        + progress.rejected()
        + " rejected, "
        + progress.membersAdded()
        + " members added, "
        + progress.membersRemoved()
        + " removed";
  }
}
