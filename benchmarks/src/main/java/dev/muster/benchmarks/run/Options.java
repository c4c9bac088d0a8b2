package dev.muster.benchmarks.run;

import dev.muster.benchmarks.figure.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to measure.
 *
 * @param sizes of directories, in users
 * @param phase how long each phase lasts: warming up, saturation, open loop
 * @param connections of the load to a server; a bulk takes {@link #BULK_CONNECTIONS}
 * @param load the part of the peak at which latency is measured
 * @param heap of each server, as {@code -Xmx} takes it
 * @param folder in which a temporary one is made
 */
public record Options(
    List<Integer> sizes,
    List<Figure> figures,
    Duration phase,
    int rounds,
    int connections,
    double load,
    long seed,
    String heap,
    Path folder) {

  static final int BULK_CONNECTIONS = 2;

  int connections(Figure figure) {
    return figure == Figure.BULK ? Math.min(BULK_CONNECTIONS, connections) : connections;
  }
}
