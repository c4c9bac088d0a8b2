package dev.muster.bootstrap.command;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with rate and time left. */
final class TransferBar implements TransferDisplay {

  private static final int UPDATE_MILLISECONDS = 250;
  private static final long ENTRIES = 256;
  private static final String ERASE_LINE = "\r\u001b[2K";

  private final Course course;
  private final PrintStream terminal;
  private final ProgressBar bar;

  TransferBar(Course course, PrintStream terminal) {
    this.course = course;
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(course.task())
            .setInitialMax(course.size().orElse(-1))
            .setUnit(course.unit(), course.unitSize())
            .showSpeed(new DecimalFormat(" 0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .build();
  }

  @Override
  public void advance(long position, long count) {
    if (count % ENTRIES == 0) {
      bar.stepTo(position);
      bar.setExtraMessage(" " + count + " " + course.counted());
    }
  }

  @Override
  public void finishing(long position, String word, String sentence) {
    bar.stepTo(position);
    bar.setExtraMessage(" " + word);
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
