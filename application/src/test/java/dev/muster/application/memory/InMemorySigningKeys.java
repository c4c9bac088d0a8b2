package dev.muster.application.memory;

import dev.muster.application.port.out.SigningKeys;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys in a map; servers that share it share them. */
public final class InMemorySigningKeys implements SigningKeys {

  private final SecureRandom random = new SecureRandom();
  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

  @Override
  public byte[] key(String name) {
    return keys.computeIfAbsent(name, _ -> newKey()).clone();
  }

  private byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return key;
  }
}
