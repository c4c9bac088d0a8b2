package dev.muster.application.port.out;

import dev.muster.domain.password.PasswordHash;
import java.util.Optional;

/**
 * Makes hashes of passwords, from which the passwords cannot be told, and compares with them (RFC
 * 7643 §4.1.1, §9.2). Passwords that are equal as {@link dev.muster.domain.text.OpaqueString} are
 * the same password; in everything else they are compared exactly.
 *
 * <p>Both methods are slow on purpose, and few callers are served at once. They throw
 *
 * <ul>
 *   <li>{@link dev.muster.domain.error.DirectoryUnavailable} when too many ask at once;
 *   <li>{@link dev.muster.domain.error.InvalidRequest} (invalidValue) for a password of more than
 *       {@value #MAX_LENGTH} characters or with half a surrogate pair. That is a backstop: what a
 *       password must be like is the caller's rule.
 * </ul>
 */
public interface PasswordHasher {

  /** Longer passwords are not even looked at; in UTF-16 units. */
  int MAX_LENGTH = 4_096;

  /** Salted: another hash each time. */
  PasswordHash hash(String password);

  /**
   * Whether the hash was made of this password. Takes as long whatever the answer.
   *
   * @throws dev.muster.domain.error.DirectoryFault if the hash is not one that this hasher reads
   */
  boolean matches(String password, PasswordHash hash);

  /**
   * The hash that a text from another directory is, if it is one: Argon2id as a PHC string, perhaps
   * after {@code {ARGON2}}, or salted SHA-1 after {@code {SSHA}} (RFC 2307 §5.3, as OpenLDAP has
   * it). {@link #matches} understands it. Never ask this of what a client sends as a password.
   *
   * @throws dev.muster.domain.error.InvalidRequest (invalidValue) if it is marked as a hash, but
   *     not one of these or beyond the limits of this hasher
   */
  Optional<PasswordHash> recognize(String text);
}
