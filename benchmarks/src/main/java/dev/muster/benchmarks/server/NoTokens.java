package dev.muster.benchmarks.server;

import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.domain.access.Principal;
import java.util.Optional;

/** Nobody has a token. */
record NoTokens() implements AuthenticateUseCase {

  @Override
  public Optional<Principal> authenticate(String secret) {
    return Optional.empty();
  }

  @Override
  public Optional<Principal> recognize(String secret) {
    return Optional.empty();
  }
}
