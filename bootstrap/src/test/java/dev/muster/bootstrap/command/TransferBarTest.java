package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.transfer.ImportFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransferBarTest {

  @Test
  void bar_showsSizeRateAndEntries(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("a.csv"), new byte[1 << 20]);
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (ImportFile file = ImportFile.open(path);
        PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8)) {
      try (ImportDisplay display =
          new ImportDisplay(file, new TransferBar(ImportDisplay.course(file), terminal))) {
        display.advance(256);
        display.finishing();
      }
    }
    String text = shown.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("import") && text.contains("MiB"), text);
  }
}
