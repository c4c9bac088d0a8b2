package dev.muster.benchmarks.command;

import dev.muster.benchmarks.micro.HotParts;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the hot inner parts by JMH. */
@Command(
    name = "micro",
    description = "Measures filter parsing, rendering, projection and splicing by JMH.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class MicroCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "<pattern>",
      description = "Of the names of benchmarks.",
      defaultValue = "")
  private String pattern = "";

  @Option(names = "--seconds", defaultValue = "1", description = "Of each iteration.")
  private int seconds = 1;

  @Option(names = "--iterations", defaultValue = "5", description = "After as many to warm up.")
  private int iterations = 5;

  @Option(names = "--forks", defaultValue = "2", description = "Processes, one after the other.")
  private int forks = 2;

  @Option(names = "--json", paramLabel = "<file>", description = "Write JMH's own JSON.")
  private @Nullable String json;

  @Override
  public Integer call() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(HotParts.class.getSimpleName() + "\\..*" + pattern)
            .warmupIterations(iterations)
            .measurementIterations(iterations)
            .warmupTime(TimeValue.seconds(seconds))
            .measurementTime(TimeValue.seconds(seconds))
            .forks(forks)
            .addProfiler(GCProfiler.class);
    if (json != null) {
      options.resultFormat(ResultFormatType.JSON).result(json);
    }
    var _ = new Runner(options.build()).run();
    return 0;
  }
}
