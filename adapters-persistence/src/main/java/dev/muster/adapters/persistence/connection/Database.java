package dev.muster.adapters.persistence.connection;

import dev.muster.application.port.profile.RequestProfile;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryUnavailable;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to PostgreSQL. It lets in no more callers than the pool can serve soon and refuses the
 * others at once, turns every error of the layers below into one of the directory, and runs again
 * what PostgreSQL gave up for a reason that passes (deadlock, serialization).
 */
public final class Database {

  private static final int MAX_ATTEMPTS = 5;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Admission admission;
  private final TransactionOperations transactions;
  private final TransactionOperations snapshots;

  public Database(int poolSize, TransactionOperations transactions) {
    this(poolSize, transactions, transactions);
  }

  /**
   * @param snapshots transactions that see one state of the database, and write nothing
   */
  public Database(
      int poolSize, TransactionOperations transactions, TransactionOperations snapshots) {
    this.admission = new Admission(poolSize, System::nanoTime);
    this.transactions = transactions;
    this.snapshots = snapshots;
  }

  /** With transactions of this manager. */
  public static Database of(int poolSize, PlatformTransactionManager manager) {
    TransactionTemplate snapshots = new TransactionTemplate(manager);
    snapshots.setReadOnly(true);
    snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return new Database(poolSize, new TransactionTemplate(manager), snapshots);
  }

  /**
   * Runs statements that each commit by themselves.
   *
   * @throws DirectoryException for everything that goes wrong
   */
  public <T> T run(Supplier<T> statements) {
    return admit(statements, MAX_ATTEMPTS, Failures::translate);
  }

  /** Runs statements as {@link #run} does; if they take too long, the client asked for too many. */
  public <T> T search(Supplier<T> statements) {
    return admit(statements, MAX_ATTEMPTS, Failures::translateOfSearch);
  }

  /** Callers that were refused because they would have waited long. */
  public long refused() {
    return admission.refused();
  }

  private <T> T admit(Supplier<T> statements, int most, Translation translation) {
    if (!admission.enter()) {
      throw new DirectoryUnavailable("The directory is overloaded.", RETRY_AFTER);
    }
    try {
      return attempt(statements, most, translation);
    } finally {
      admission.leave();
    }
  }

  /** Runs statements in one transaction, which is rolled back if they throw. */
  public <T> T runInTransaction(Supplier<T> statements) {
    return run(() -> timed(transactions, statements));
  }

  /** Profiles what statements do not know of: the wait for the connection, and the commit. */
  private static <T> T timed(TransactionOperations transactions, Supplier<T> statements) {
    long start = System.nanoTime();
    long[] done = {start};
    T result =
        transactions.execute(
            status -> {
              RequestProfile.addTransaction(System.nanoTime() - start, 0);
              T answer = statements.get();
              done[0] = System.nanoTime();
              return answer;
            });
    RequestProfile.addTransaction(0, System.nanoTime() - done[0]);
    return result;
  }

  /**
   * Runs reads that all see the database as it was when the first of them began. They run once:
   * what they read may have been handed on already.
   */
  public <T> T runInSnapshot(Supplier<T> statements) {
    return admit(() -> snapshots.execute(status -> statements.get()), 1, Failures::translate);
  }

  private interface Translation {
    DirectoryException of(RuntimeException failure, Duration retryAfter);
  }

  private static <T> T attempt(Supplier<T> statements, int most, Translation translation) {
    int attempts = 0;
    while (true) {
      try {
        return statements.get();
      } catch (DataAccessException | TransactionException failure) {
        attempts++;
        if (attempts >= most || !Failures.isPassing(failure)) {
          throw translation.of(failure, RETRY_AFTER);
        }
      }
    }
  }
}
