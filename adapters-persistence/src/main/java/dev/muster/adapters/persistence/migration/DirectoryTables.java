package dev.muster.adapters.persistence.migration;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Creates the tables and keeps them up to date. Nodes that start at once take turns by an advisory
 * lock, and migrations only expand, so that one release runs beside the next.
 */
public final class DirectoryTables {

  private DirectoryTables() {}

  /**
   * Does what the mode says.
   *
   * @return how many migrations were applied
   * @throws UnsuitableServerException if the tables are not up to date, or cannot be brought there
   */
  public static int prepare(DataSource dataSource, MigrationMode mode) {
    Flyway flyway =
        Flyway.configure(DirectoryTables.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .cleanDisabled(true)
            .lockRetryCount(600)
            .load();
    try {
      return switch (mode) {
        case AUTO -> flyway.migrate().migrationsExecuted;
        case CHECK -> {
          flyway.validate();
          yield 0;
        }
        case OFF -> 0;
      };
    } catch (FlywayException failure) {
      throw new UnsuitableServerException(
          mode == MigrationMode.CHECK
              ? "The tables are not up to date; run `muster migrate`."
              : "The tables could not be migrated: " + firstLine(failure),
          failure);
    }
  }

  private static String firstLine(FlywayException failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.toString()
        : message.lines().filter(line -> !line.isBlank()).findFirst().orElse(failure.toString());
  }
}
