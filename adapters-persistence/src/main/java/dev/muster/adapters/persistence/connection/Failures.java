package dev.muster.adapters.persistence.connection;

import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.UniquenessConflict;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What errors of the database mean for the directory, by their SQLSTATE (PostgreSQL, appendix A).
 */
final class Failures {

  private static final String DEADLOCK = "40P01";

  /** A member came, or went, while the same statement looked elsewhere. */
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DISK_FULL = "53100";
  private static final String QUERY_CANCELED = "57014";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** The attributes behind the constraints that two clients can run into. */
  private static final Map<String, String> UNIQUE =
      Map.of(
          "users_user_name", "userName",
          "tenants_name", "name",
          "access_tokens_name", "name",
          "access_tokens_pkey", "secret");

  private Failures() {}

  /** Whether the same statements may succeed when run again. */
  static boolean isPassing(RuntimeException failure) {
    return sqlException(failure)
        .map(
            sql ->
                DEADLOCK.equals(sql.getSQLState())
                    || FOREIGN_KEY_VIOLATION.equals(sql.getSQLState())
                    || SERIALIZATION_FAILURE.equals(sql.getSQLState()))
        .orElse(false);
  }

  static DirectoryException translateOfSearch(RuntimeException failure, Duration retryAfter) {
    boolean tookTooLong = sqlException(failure).map(Failures::isTimeout).orElse(false);
    return tookTooLong
        ? new InvalidRequest(
            InvalidRequest.Reason.TOO_MANY,
            "The query would look at more resources than this server is willing to.")
        : translate(failure, retryAfter);
  }

  private static boolean isTimeout(SQLException sql) {
    return QUERY_CANCELED.equals(sql.getSQLState()) || sql instanceof SQLTimeoutException;
  }

  static DirectoryException translate(RuntimeException failure, Duration retryAfter) {
    Optional<SQLException> cause = sqlException(failure);
    if (cause.isEmpty()) {
      return failure instanceof CannotCreateTransactionException
          ? unavailable(failure, retryAfter)
          : new DirectoryFault("The database adapter failed.", failure);
    }
    SQLException sql = cause.get();
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.equals(PSQLState.UNIQUE_VIOLATION.getState())) {
      String attribute = UNIQUE.get(constraint(sql));
      return attribute == null
          ? new DirectoryFault("A constraint of the database was violated.", failure)
          : new UniquenessConflict(attribute);
    }
    if (state.equals(DISK_FULL)) {
      return new DirectoryUnavailable("The disk of the database is full.", retryAfter, failure);
    }
    if (sql instanceof SQLTransientConnectionException
        || isTimeout(sql)
        || isConnectionLoss(state)) {
      return unavailable(failure, retryAfter);
    }
    return new DirectoryFault(
        "The database refused a statement (SQLSTATE " + state + ").", failure);
  }

  /** Connection exceptions, operator intervention, lack of resources, locks held too long. */
  private static boolean isConnectionLoss(String state) {
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("53")
        || state.startsWith("40")
        || state.equals(FOREIGN_KEY_VIOLATION)
        || state.equals("25006")
        || state.equals("25P03")
        || state.equals(LOCK_NOT_AVAILABLE);
  }

  private static DirectoryUnavailable unavailable(RuntimeException failure, Duration retryAfter) {
    return new DirectoryUnavailable("The database does not answer.", retryAfter, failure);
  }

  private static String constraint(SQLException sql) {
    ServerErrorMessage message =
        sql instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String constraint = message == null ? null : message.getConstraint();
    return constraint == null ? "" : constraint;
  }

  private static Optional<SQLException> sqlException(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 16; depth++) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
