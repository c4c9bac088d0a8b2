package dev.muster.benchmarks.run;

import dev.muster.benchmarks.load.OpenLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Muster, or a ceiling, in the measurement of one figure in one directory. */
interface Participant {

  /** Which one it is, for messages. */
  String name();

  /** Gets done as much as it can. */
  Peak saturate(Duration duration) throws IOException;

  /** Gets requests at a rate; empty if it takes none over HTTP. */
  Optional<OpenLoop> load(double rate, Duration duration) throws IOException;

  /**
   * What it got done, and what each request took.
   *
   * @param throughput requests a second
   * @param cpuMicroseconds of the server
   * @param databaseCpuMicroseconds of PostgreSQL
   * @param allocatedBytes on the server's heap
   */
  record Peak(
      double throughput,
      double cpuMicroseconds,
      double databaseCpuMicroseconds,
      double allocatedBytes,
      List<String> errors) {}
}
