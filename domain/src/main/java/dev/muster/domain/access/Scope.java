package dev.muster.domain.access;

import java.util.Locale;
import java.util.Optional;

/** What a token allows. */
public enum Scope {
  /** Reading the tenant's resources. */
  READ,
  /** Changing the tenant's resources; does not include reading. */
  WRITE,
  /** Administration of the server; belongs to no tenant. */
  ADMIN;

  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Scope> of(String keyword) {
    for (Scope scope : values()) {
      if (scope.keyword().equals(keyword.toLowerCase(Locale.ROOT))) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
