package dev.muster.application.memory;

import dev.muster.application.port.out.PasswordHasher;
import dev.muster.application.port.out.PasswordHasherContract;

final class InMemoryPasswordHasherTest extends PasswordHasherContract {

  private final InMemoryPasswordHasher hasher = new InMemoryPasswordHasher();

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
