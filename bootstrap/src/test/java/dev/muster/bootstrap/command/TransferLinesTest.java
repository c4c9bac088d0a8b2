package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.bootstrap.transfer.ImportFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransferLinesTest {

  private final StringWriter printed = new StringWriter();
  private final AtomicLong clock = new AtomicLong();

  private void advance(ImportDisplay display, int seconds, long entries) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    display.advance(entries);
  }

  /** Opening reads the first 64 KiB. */
  @Test
  void everyFiveSeconds_thereIsALineWithRateAndTimeLeft(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("a.csv"), new byte[1 << 18]);
    try (ImportFile file = ImportFile.open(path);
        ImportDisplay display =
            new ImportDisplay(
                file,
                new TransferLines(
                    ImportDisplay.course(file), new PrintWriter(printed), clock::get))) {
      advance(display, 4, 100);
      advance(display, 1, 1_000);
      advance(display, 4, 2_000);
      display.finishing();
    }
    assertEquals(
        """
        1000 entries, 200/s, 25 % of the file, about 15 s left
        The file is read; the members come in.
        """,
        printed.toString());
  }

  @Test
  void shortImport_saysNothing(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("a.csv"), new byte[1]);
    try (ImportFile file = ImportFile.open(path);
        ImportDisplay display =
            new ImportDisplay(
                file,
                new TransferLines(
                    ImportDisplay.course(file), new PrintWriter(printed), clock::get))) {
      advance(display, 1, 1);
      display.finishing();
    }
    assertEquals("", printed.toString());
  }
}
