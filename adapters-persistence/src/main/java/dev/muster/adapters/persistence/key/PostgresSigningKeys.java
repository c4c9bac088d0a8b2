package dev.muster.adapters.persistence.key;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.key.KeyMapper.KeyRow;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.application.port.out.SigningKeys;
import dev.muster.domain.error.DirectoryFault;
import java.security.SecureRandom;

/** Keys in PostgreSQL. Each call is a statement: who needs a key often keeps it. */
public final class PostgresSigningKeys implements SigningKeys {

  /** The second finds what another server made during the first. */
  private static final int ATTEMPTS = 3;

  private final SecureRandom random = new SecureRandom();
  private final Database database;
  private final KeyMapper keys;

  public PostgresSigningKeys(Database database, MapperFactory mappers) {
    this.database = database;
    this.keys = mappers.mapper(KeyMapper.class);
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return KeyMapper.class;
  }

  @Override
  public byte[] key(String name) {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      KeyRow row = database.run(() -> keys.findOrInsert(name, fresh));
      if (row != null) {
        return row.secret();
      }
    }
    throw new DirectoryFault("A server key appears and disappears.");
  }
}
