package dev.muster.application.service;

import dev.muster.application.port.out.PasswordHasher;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.Resource;
import java.util.Optional;

/** Passwords in files, as hashes of another directory or in clear. */
final class ImportedPasswords {

  private final PasswordHasher hasher;
  private final Passwords passwords;

  ImportedPasswords(PasswordHasher hasher) {
    this.hasher = hasher;
    this.passwords = new Passwords(hasher);
  }

  /**
   * What the content does to the password: nothing if it is the same already.
   *
   * @throws InvalidRequest (invalidValue) if it can be no password, or is a hash of another kind
   */
  PasswordChange of(Resource content, Optional<PasswordHash> current) {
    Optional<String> given = Passwords.in(content);
    if (given.isEmpty()) {
      return PasswordChange.KEEP;
    }
    Optional<PasswordHash> hash = hasher.recognize(given.get());
    if (hash.isPresent()) {
      return hash.equals(current) ? PasswordChange.KEEP : new PasswordChange.Set(hash.get());
    }
    boolean same = current.isPresent() && hasher.matches(given.get(), current.get());
    return same ? PasswordChange.KEEP : passwords.of(content);
  }
}
