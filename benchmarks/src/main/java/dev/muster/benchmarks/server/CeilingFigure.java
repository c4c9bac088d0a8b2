package dev.muster.benchmarks.server;

import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Workload;
import java.util.Arrays;

/**
 * What a ceiling does for a figure.
 *
 * @param length of Muster's answer, in bytes
 */
record CeilingFigure(Figure figure, Workload workload, Replay replay, int length) {

  /** A body as long as Muster's. */
  byte[] filler() {
    byte[] body = new byte[length];
    Arrays.fill(body, (byte) 'x');
    return body;
  }
}
