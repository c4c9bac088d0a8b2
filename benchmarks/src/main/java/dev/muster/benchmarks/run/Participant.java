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
   * @param requests that it got done
   * @param throughput of them a second
   * @param cpuMicroseconds of the server
   * @param compilationMicroseconds of the server's compiler
   * @param databaseCpuMicroseconds of PostgreSQL
   * @param allocatedBytes on the server's heap
   */
  record Peak(
      long requests,
      double throughput,
      double cpuMicroseconds,
      double compilationMicroseconds,
      double databaseCpuMicroseconds,
      double allocatedBytes,
      List<String> errors) {}
}
