package dev.muster.application.port.in;

import dev.muster.domain.access.Principal;
import java.util.Optional;

/** Telling who is asking (RFC 6750). */
public interface AuthenticateUseCase {

  /** The holder of a bearer token; empty if the token is unknown, revoked or expired. */
  Optional<Principal> authenticate(String secret);

  /**
   * The holder of a bearer token that {@link #authenticate} would name, if the memory of this
   * process can tell at once. Empty says nothing. Never fails.
   */
  Optional<Principal> recognize(String secret);
}
