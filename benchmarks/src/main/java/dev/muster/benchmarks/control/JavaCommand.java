package dev.muster.benchmarks.control;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts programs of this class path in processes of their own. */
public final class JavaCommand {

  private JavaCommand() {}

  /**
   * A process that is not started yet.
   *
   * @param main the class with the main method
   * @param jvm options of the process
   * @param settings of Muster; none is inherited
   */
  public static ProcessBuilder of(
      String main, List<String> jvm, List<String> arguments, Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(jvm);
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("MUSTER_"));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().putAll(settings);
    return builder;
  }
}
