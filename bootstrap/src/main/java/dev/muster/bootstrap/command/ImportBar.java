package dev.muster.bootstrap.command;

import dev.muster.bootstrap.transfer.ImportFile;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with rate and time left, by the bytes of the file. */
final class ImportBar implements ImportDisplay {

  private static final int UPDATE_MILLISECONDS = 250;
  private static final long MEBIBYTE = 1 << 20;
  private static final long ENTRIES = 256;
  private static final String ERASE_LINE = "\r\u001b[2K";

  private final ImportFile source;
  private final PrintStream terminal;
  private final ProgressBar bar;

  ImportBar(ImportFile source, PrintStream terminal) {
    this.source = source;
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("import")
            .setInitialMax(source.size().orElse(-1))
            .setUnit(" MiB", MEBIBYTE)
            .showSpeed(new DecimalFormat(" 0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .build();
  }

  @Override
  public void advance(long entries) {
    if (entries % ENTRIES == 0) {
      bar.stepTo(source.position());
      bar.setExtraMessage(" " + entries + " entries");
    }
  }

  @Override
  public void finishing() {
    bar.stepTo(source.position());
    bar.setExtraMessage(" members");
  }

  @Override
  public void interrupt() {
    terminal.print(ERASE_LINE);
    terminal.flush();
  }

  @Override
  public void close() {
    bar.close();
  }
}
