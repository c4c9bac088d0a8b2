package dev.muster.adapters.persistence.connection;

import java.time.Duration;

/**
 * How to reach PostgreSQL and how long to wait for it.
 *
 * @param url {@code jdbc:postgresql://...}
 * @param user empty: as the URL says, else the user of the process
 * @param password empty: as the URL says
 * @param poolSize connections, at least 1
 */
public record ConnectionSettings(String url, String user, String password, int poolSize) {

  /** Requests that may wait for each connection, however short they are. */
  static final int MOST_WAITING_PER_CONNECTION = 128;

  /** How long a request waits for a connection when the pool has none, at the most. */
  static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(1);

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** Backstop of statements by key, which take well under a millisecond. */
  static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

  static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);

  static final Duration IDLE_IN_TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

  /** A silent server is given up after this: a little more than a statement may take. */
  static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(6);

  /** A silent server is given up after this by an import, of which one statement takes minutes. */
  static final Duration IMPORT_TIMEOUT = Duration.ofMinutes(30);

  /**
   * How long an export waits for a portion of rows, the first of which may have to be sorted, and
   * for whoever takes them.
   */
  static final Duration EXPORT_TIMEOUT = Duration.ofMinutes(10);

  public ConnectionSettings {
    if (poolSize < 1) {
      throw new IllegalArgumentException("a pool has at least one connection");
    }
  }

  /**
   * The pool size for a machine that runs Muster and PostgreSQL: two connections a core keep the
   * cores busy while others wait for the disk, and four more cover what a solid-state disk does at
   * once. More would only queue inside PostgreSQL, where waiting costs more.
   */
  public static int defaultPoolSize(int cores) {
    return Math.clamp(2L * cores + 4, 6, 64);
  }

  /**
   * The same database, by one connection for each four of the pool, 2 to 8. One alone would keep
   * all waiting while it is replaced.
   */
  ConnectionSettings forTokens() {
    return withPoolSize(Math.clamp(poolSize / 4, 2, 8));
  }

  /** The same database, by so many connections. */
  public ConnectionSettings withPoolSize(int size) {
    return new ConnectionSettings(url, user, password, size);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "ConnectionSettings[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
  }
}
