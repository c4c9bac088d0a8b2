package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.PostgresCpu;
import dev.muster.benchmarks.control.ServerProcess;
import dev.muster.benchmarks.control.Snapshot;
import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.load.OpenLoop;
import dev.muster.benchmarks.server.CeilingServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The statements without HTTP, in the process of the ceilings. */
record LoopParticipant(
    String name, ServerProcess server, PostgresCpu postgres, Figure figure, AtomicLong next)
    implements Participant {

  @Override
  public Peak saturate(Duration duration) {
    Snapshot before = server.snapshot();
    long postgresBefore = postgres.nanoseconds();
    String[] words =
        server
            .ask(CeilingServer.LOOP, figure.key() + " " + duration.toNanos() + " " + next.get())
            .split(" ", -1);
    Snapshot used = server.snapshot().minus(before);
    long postgresUsed = postgres.nanoseconds() - postgresBefore;
    next.set(Long.parseLong(words[2]));
    double count = Math.max(1, Double.parseDouble(words[0]));
    return new Peak(
        (long) count,
        count * 1e9 / Double.parseDouble(words[1]),
        used.cpuNanoseconds() / 1e3 / count,
        used.compilationNanoseconds() / 1e3 / count,
        postgresUsed / 1e3 / count,
        used.allocatedBytes() / count,
        List.of());
  }

  @Override
  public Optional<OpenLoop> load(double rate, Duration duration) {
    return Optional.empty();
  }
}
