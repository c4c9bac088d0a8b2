package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands within the process of the test. */
final class Commands {

  private Commands() {}

  /** The arguments, and where the data is. */
  static String[] in(Path dataFolder, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data-dir");
    all.add(dataFolder.toString());
    return all.toArray(String[]::new);
  }

  /** What the command prints on both outputs; it must end with the exit code. */
  static String run(int expected, String... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    int exit = MusterCommand.run(writer, writer, arguments);
    assertEquals(expected, exit, printed::toString);
    return printed.toString().strip();
  }
}
