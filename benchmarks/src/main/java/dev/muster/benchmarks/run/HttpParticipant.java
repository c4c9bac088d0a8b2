package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.PostgresCpu;
import dev.muster.benchmarks.control.ServerProcess;
import dev.muster.benchmarks.control.Snapshot;
import dev.muster.benchmarks.load.Connections;
import dev.muster.benchmarks.load.OpenLoop;
import dev.muster.benchmarks.load.Requests;
import dev.muster.benchmarks.load.Saturation;
import dev.muster.benchmarks.load.SocketClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One that is asked over HTTP.
 *
 * @param next the number of its next request; started anew by whoever takes back what they did
 */
record HttpParticipant(
    String name,
    ServerProcess server,
    PostgresCpu postgres,
    Requests requests,
    int connections,
    AtomicLong next)
    implements Participant {

  private Connections connected() {
    return new Connections(() -> SocketClient.connect(server.port()), connections);
  }

  @Override
  public Peak saturate(Duration duration) throws IOException {
    Snapshot before = server.snapshot();
    long postgresBefore = postgres.nanoseconds();
    Saturation saturation = Saturation.run(connected(), requests, next, duration);
    Snapshot used = server.snapshot().minus(before);
    long postgresUsed = postgres.nanoseconds() - postgresBefore;
    double count = Math.max(1, saturation.requests());
    return new Peak(
        saturation.requests(),
        saturation.throughput(),
        used.cpuNanoseconds() / 1e3 / count,
        used.compilationNanoseconds() / 1e3 / count,
        postgresUsed / 1e3 / count,
        used.allocatedBytes() / count,
        saturation.errors().described());
  }

  @Override
  public Optional<OpenLoop> load(double rate, Duration duration) throws IOException {
    return Optional.of(OpenLoop.run(connected(), requests, next, rate, duration));
  }
}
