package dev.muster.benchmarks.server;

import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Workload;
import java.util.Arrays;

/**
 * What a ceiling does for a figure.
 *
 * @param filler a body as long as Muster's answer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CeilingFigure(Figure figure, Workload workload, Replay replay, byte[] filler) {

  CeilingFigure(Figure figure, Workload workload, Replay replay, int length) {
    this(figure, workload, replay, new byte[length]);
    Arrays.fill(filler, (byte) 'x');
  }

  /** Of Muster's answer, in bytes. */
  int length() {
    return filler.length;
  }
}
