package dev.muster.adapters.persistence.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.CoreSchemas;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Admission, limits, retries and what errors of PostgreSQL become. */
final class DatabaseIT {

  private static final String TERMINATE_ITSELF =
      "do $$ begin perform pg_terminate_backend(pg_backend_pid()); end $$";

  @Test
  void run_moreCallersThanMayWait_refusesAtOnce() throws Exception {
    Database database = new Database(1, TransactionOperations.withoutTransaction());
    int admitted = 1 + ConnectionSettings.MOST_WAITING_PER_CONNECTION;
    CountDownLatch inside = new CountDownLatch(admitted);
    CountDownLatch leave = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, admitted)
              .mapToObj(
                  i ->
                      callers.submit(
                          () ->
                              database.run(
                                  () -> {
                                    inside.countDown();
                                    await(leave);
                                    return i;
                                  })))
              .toList();
      inside.await();
      assertThrows(DirectoryUnavailable.class, () -> database.run(() -> 0));
      leave.countDown();
      for (Future<Integer> answer : answers) {
        answer.get();
      }
    }
    assertEquals(1, database.run(() -> 1));
  }

  @Test
  void run_deadlock_triesAgainButNotForever() {
    Database database = new Database(1, TransactionOperations.withoutTransaction());
    AtomicInteger attempts = new AtomicInteger();
    assertThrows(
        DirectoryUnavailable.class,
        () ->
            database.run(
                () -> {
                  attempts.incrementAndGet();
                  throw new CannotAcquireLockException(
                      "deadlock", new SQLException("deadlock", "40P01"));
                }));
    assertEquals(5, attempts.get());
  }

  @Test
  void runInTransaction_connectionThatBroke_tellsWhatWentWrongBefore() {
    InvalidRequest before = InvalidRequest.value("before");
    try (var pool = ConnectionPool.open(TestDatabase.create())) {
      Database database = Database.of(1, new ConnectionTransactions(pool));
      JdbcTemplate statements = new JdbcTemplate(pool);
      assertSame(
          before,
          assertThrows(
              InvalidRequest.class,
              () ->
                  database.runInTransaction(
                      () -> {
                        assertThrows(
                            DataAccessException.class, () -> statements.execute(TERMINATE_ITSELF));
                        throw before;
                      })));
      assertEquals(1, database.run(() -> statements.queryForObject("select 1", Integer.class)));
    }
  }

  @Test
  void everyConnection_hasItsLimits() {
    ConnectionSettings settings = TestDatabase.create();
    try (var pool = ConnectionPool.open(settings);
        var connection = pool.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')"
                    + " || ' ' || current_setting('idle_in_transaction_session_timeout')")) {
      row.next();
      assertEquals("5s 3s 5s", row.getString(1));
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void databaseGone_isUnavailableAndComesBackByItself() {
    ConnectionSettings settings = TestDatabase.create();
    try (PostgresPersistence persistence =
        PostgresPersistence.open(
            settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC())) {
      TenantUsers users =
          new TenantUsers(persistence.users(), persistence.tenants().create("gone").id());
      users.add(Users.user("before"));
      String database = settings.url().replaceAll(".*/(test_[0-9]+).*", "$1");
      ConnectionSettings other = TestDatabase.create();
      TestDatabase.run(
          other,
          "alter database " + database + " allow_connections false",
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
              + database
              + "'");
      assertThrows(DirectoryUnavailable.class, () -> users.total("title pr"));
      assertFalse(persistence.probe().answers());
      TestDatabase.run(other, "alter database " + database + " allow_connections true");
      assertTrue(persistence.probe().answers());
      assertEquals(1, totalOnceThePoolRecovers(users));
    }
  }

  /** The pool pauses between its attempts to connect, for a second at the most. */
  private static long totalOnceThePoolRecovers(TenantUsers users) {
    for (int attempt = 0; ; attempt++) {
      try {
        return users.total("userName pr");
      } catch (DirectoryUnavailable notYet) {
        assertTrue(attempt < 10, "the pool does not recover");
      }
    }
  }

  @Test
  void keyTooLongForItsIndex_isAnInvalidValue() {
    try (PostgresPersistence persistence = TestDatabase.open()) {
      TenantUsers users =
          new TenantUsers(persistence.users(), persistence.tenants().create("long").id());
      String longest = "\u00e4".repeat(1_000);
      users.add(Users.user(longest).with("displayName", longest));
      InvalidRequest refused =
          assertThrows(InvalidRequest.class, () -> users.add(Users.user(longest + "a")));
      assertEquals(InvalidRequest.Reason.INVALID_VALUE, refused.reason());
      assertEquals(1, users.total(null));
    }
  }

  @Test
  void unforeseenError_isAFaultThatTellsTheClientNothing() {
    Database database = new Database(1, TransactionOperations.withoutTransaction());
    DirectoryFault fault =
        assertThrows(
            DirectoryFault.class,
            () ->
                database.run(
                    () -> {
                      throw new BadSqlGrammarException(
                          "task", "select secret", new SQLException("no", "42601"));
                    }));
    assertFalse(String.valueOf(fault.getMessage()).contains("secret"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
