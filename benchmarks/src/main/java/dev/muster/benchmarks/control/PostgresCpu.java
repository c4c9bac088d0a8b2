package dev.muster.benchmarks.control;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * The processor time of the processes of a PostgreSQL on this machine. Those that have ended are
 * not in it, so differences are right only while its connections stay open.
 */
public final class PostgresCpu {

  private final Optional<ProcessHandle> postmaster;

  private PostgresCpu(Optional<ProcessHandle> postmaster) {
    this.postmaster = postmaster;
  }

  /** Of the server at the other end of a connection. */
  public static PostgresCpu of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return new PostgresCpu(ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent));
    }
  }

  /** Nanoseconds, in steps of the system's clock tick; 0 if the system does not tell. */
  public long nanoseconds() {
    return postmaster.stream()
        .flatMap(ProcessHandle::children)
        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }
}
