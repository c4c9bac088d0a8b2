package dev.muster.application.port.in;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Making a server usable when it starts. */
public interface PrepareDirectoryUseCase {

  /** The tenant of a first start. */
  String DEFAULT_TENANT = "default";

  /**
   * Makes sure that the given token is valid for the default tenant. Without one, the first start
   * of a directory (which has no token yet) makes one.
   *
   * @return the secret that was made just now, to be shown once
   * @throws dev.muster.domain.error.InvalidRequest if the given token exists, but has expired or is
   *     not one of the default tenant
   */
  Optional<String> prepare(@Nullable String token);
}
