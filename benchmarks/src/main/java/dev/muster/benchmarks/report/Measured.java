package dev.muster.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one participant gave for one figure.
 *
 * @param throughputs requests a second at saturation, of each round
 * @param cost null: not measured
 * @param latency null: not measured
 */
public record Measured(List<Double> throughputs, @Nullable Cost cost, @Nullable Latency latency) {

  /**
   * What a request took at saturation, medians of the rounds.
   *
   * @param cpuMicroseconds of the server's process
   * @param compilationMicroseconds that the server's compiler was at work
   * @param databaseCpuMicroseconds of PostgreSQL's processes
   * @param allocatedBytes on the server's heap
   */
  public record Cost(
      double cpuMicroseconds,
      double compilationMicroseconds,
      double databaseCpuMicroseconds,
      double allocatedBytes) {}

  /**
   * Microseconds from when requests were due to when they were answered, medians of the rounds.
   *
   * @param rate requests a second that were due
   * @param requests of all rounds
   */
  public record Latency(
      double rate, long requests, double p50, double p99, double p999, double max) {}

  public Spread throughput() {
    return Spread.of(throughputs);
  }
}
