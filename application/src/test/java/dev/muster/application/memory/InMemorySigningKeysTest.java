package dev.muster.application.memory;

import dev.muster.application.port.out.SigningKeys;
import dev.muster.application.port.out.SigningKeysContract;

final class InMemorySigningKeysTest extends SigningKeysContract {

  private final InMemorySigningKeys keys = new InMemorySigningKeys();

  @Override
  public SigningKeys keys() {
    return keys;
  }

  @Override
  public SigningKeys keysOfAnotherServer() {
    return keys;
  }
}
