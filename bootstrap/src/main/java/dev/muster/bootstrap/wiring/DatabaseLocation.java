package dev.muster.bootstrap.wiring;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the database is; if it is the embedded one, it runs until this is closed. */
public final class DatabaseLocation implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String url;
  private final String user;
  private final String password;
  private final @Nullable EmbeddedDatabase embedded;

  private DatabaseLocation(
      String url, String user, String password, @Nullable EmbeddedDatabase embedded) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.embedded = embedded;
  }

  /**
   * Finds the database that the settings name, or starts the embedded one.
   *
   * @throws dev.muster.bootstrap.embedded.EmbeddedDatabaseException if that is not possible
   */
  public static DatabaseLocation open(Settings settings, Occupant occupant) {
    Optional<String> url = settings.databaseUrl();
    if (url.isPresent()) {
      return new DatabaseLocation(
          url.get(), settings.databaseUser(), settings.databasePassword(), null);
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.open(settings.dataFolder(), occupant, PATIENCE);
    return new DatabaseLocation(embedded.jdbcUrl(), embedded.user(), embedded.password(), embedded);
  }

  /** How to connect to it, with a pool of this size. */
  ConnectionSettings connections(int poolSize) {
    return new ConnectionSettings(url, user, password, poolSize);
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
