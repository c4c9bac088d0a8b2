package dev.muster.adapters.persistence.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.port.out.SigningKeys;
import dev.muster.application.port.out.SigningKeysContract;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresSigningKeysIT extends SigningKeysContract {

  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence one =
      PostgresPersistence.open(
          settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC());
  private final PostgresPersistence another =
      PostgresPersistence.open(
          settings, CoreSchemas.REGISTRY, MigrationMode.CHECK, Clock.systemUTC());

  @AfterEach
  void close() {
    another.close();
    one.close();
  }

  @Override
  public SigningKeys keys() {
    return one.signingKeys();
  }

  @Override
  public SigningKeys keysOfAnotherServer() {
    return another.signingKeys();
  }

  @Test
  void key_isInTheTable() {
    byte[] key = keys().key("cursors");
    assertEquals(
        List.of("cursors " + HexFormat.of().formatHex(key)),
        TestDatabase.query(
            settings, "select name || ' ' || encode(secret, 'hex') from server_keys"));
  }

  @Test
  void key_storedBefore_isNotMadeAnew() {
    TestDatabase.run(
        settings, "insert into server_keys (name, secret) values ('old', '\\x0102'::bytea)");
    assertArrayEquals(new byte[] {1, 2}, keys().key("old"));
  }
}
