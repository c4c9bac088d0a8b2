package dev.muster.benchmarks.run;

import dev.muster.benchmarks.load.OpenLoop;
import dev.muster.benchmarks.report.Measured;
import dev.muster.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one participant gave, round after round. */
final class Rounds {

  private final List<Participant.Peak> peaks = new ArrayList<>();
  private final List<OpenLoop> loads = new ArrayList<>();

  void add(Participant.Peak peak) {
    peaks.add(peak);
  }

  void add(OpenLoop load) {
    loads.add(load);
  }

  double peak() {
    return median(peaks, Participant.Peak::throughput);
  }

  Measured measured() {
    return new Measured(
        peaks.stream().map(Participant.Peak::throughput).toList(),
        new Measured.Cost(
            median(peaks, Participant.Peak::cpuMicroseconds),
            median(peaks, Participant.Peak::compilationMicroseconds),
            median(peaks, Participant.Peak::databaseCpuMicroseconds),
            median(peaks, Participant.Peak::allocatedBytes)),
        loads.isEmpty()
            ? null
            : new Measured.Latency(
                median(loads, OpenLoop::rate),
                loads.stream().mapToLong(load -> load.latencies().getTotalCount()).sum(),
                median(loads, load -> load.percentile(50)),
                median(loads, load -> load.percentile(99)),
                median(loads, load -> load.percentile(99.9)),
                median(loads, load -> load.percentile(100))));
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
    return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).median();
  }
}
