package dev.muster.application.port.in;

import dev.muster.domain.access.Principal;
import java.util.Optional;

/** Telling who is asking (RFC 6750). */
public interface AuthenticateUseCase {

  /** The holder of a bearer token; empty if the token is unknown, revoked or expired. */
  Optional<Principal> authenticate(String secret);
}
