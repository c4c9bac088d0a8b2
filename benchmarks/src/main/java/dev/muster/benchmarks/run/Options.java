package dev.muster.benchmarks.run;

import dev.muster.benchmarks.figure.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to measure.
 *
 * @param sizes of directories, in users
 * @param phase how long each phase lasts: of warming up, saturation, open loop
 * @param warmup how long a participant may take to warm up, at the most
 * @param connections of the load to a server; a bulk takes an eighth of them, and what waits for
 *     each other one
 * @param load the part of the peak at which latency is measured
 * @param jvm options of each server's process
 * @param folder in which a temporary one is made
 */
public record Options(
    List<Integer> sizes,
    List<Figure> figures,
    Duration phase,
    Duration warmup,
    int rounds,
    int connections,
    double load,
    long seed,
    List<String> jvm,
    Path folder) {

  private static final int CONNECTIONS_OF_A_BULK = 8;

  int connections(Figure figure) {
    if (figure.isSerial()) {
      return 1;
    }
    return figure == Figure.BULK ? Math.max(1, connections / CONNECTIONS_OF_A_BULK) : connections;
  }
}
