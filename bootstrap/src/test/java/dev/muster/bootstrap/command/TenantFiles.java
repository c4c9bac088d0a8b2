package dev.muster.bootstrap.command;

import dev.muster.bootstrap.fixture.RunningMuster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports and exports of tenants by the commands, and what the database says about them. */
final class TenantFiles {

  private final RunningMuster muster;
  private final @Nullable String name;
  private final Path folder;

  private TenantFiles(RunningMuster muster, @Nullable String name, Path folder) {
    this.muster = muster;
    this.name = name;
    this.folder = folder;
  }

  static TenantFiles of(RunningMuster muster, Path folder) {
    return new TenantFiles(muster, null, folder);
  }

  /** The same in another database of the same server. */
  TenantFiles in(String database) {
    return new TenantFiles(muster, database, folder);
  }

  private String[] arguments(List<String> words, String... options) {
    List<String> arguments = new ArrayList<>(words);
    arguments.addAll(muster.databaseFlags(name));
    arguments.addAll(Arrays.asList(options));
    return arguments.toArray(String[]::new);
  }

  /** Makes a tenant and returns its name. */
  String newTenant() {
    String tenant = "t-" + UUID.randomUUID();
    Commands.run(0, arguments(List.of("tenant", "create", tenant)));
    return tenant;
  }

  Path file(String fileName, String... lines) throws IOException {
    return Files.writeString(folder.resolve(fileName), String.join("\n", lines) + "\n");
  }

  /** The words of an import or export into or out of a tenant. */
  String[] command(String command, String tenant, String file, String... options) {
    List<String> words = new ArrayList<>(List.of(command, file, "--tenant", tenant));
    words.addAll(Arrays.asList(options));
    return arguments(words);
  }

  /** Imports a file; returns what was printed, without the time it took. */
  String imported(int exit, String tenant, Path file, String... options) {
    return Commands.run(exit, command("import", tenant, file.toString(), options))
        .replaceAll("; [0-9.]+ s\\.", "");
  }

  /** Exports a tenant; returns the lines. */
  List<String> exported(String tenant, String... options) throws IOException {
    Path file = folder.resolve("exported-" + UUID.randomUUID() + ".jsonl");
    Commands.run(0, command("export", tenant, file.toString(), options));
    return Files.readAllLines(file);
  }

  /** A connection of one's own to the database. */
  Connection connect() throws SQLException {
    return muster.openDatabase(name);
  }

  /** How many rows of a table a tenant has. */
  long count(String table, String tenant) throws SQLException {
    return number(
        "select count(*) from "
            + table
            + " where tenant_id = (select id from tenants where name = '"
            + tenant
            + "')");
  }

  /** The only value that a query selects. */
  long number(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      if (!rows.next()) {
        throw new IllegalStateException("no row: " + query);
      }
      return rows.getLong(1);
    }
  }

  /** Waits until a query selects at least so much. */
  void await(long least, String query) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (number(query) < least) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("never " + least + ": " + query);
      }
      Thread.sleep(5);
    }
  }

  /** As {@link #count}, at least so many. */
  void await(long least, String table, String tenant) throws SQLException, InterruptedException {
    await(
        least,
        "select count(*) from "
            + table
            + " where tenant_id = (select id from tenants where name = '"
            + tenant
            + "')");
  }
}
