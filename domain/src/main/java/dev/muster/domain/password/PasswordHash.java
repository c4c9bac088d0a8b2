package dev.muster.domain.password;

/**
 * All that is ever kept of a password. It is never returned to anybody (RFC 7643 §4.1.1, §9.2).
 *
 * @param encoded the hash together with the parameters that it was made with; what it means is
 *     known to the hasher only
 */
public record PasswordHash(String encoded) {

  public PasswordHash {
    if (encoded.isEmpty()) {
      throw new IllegalArgumentException("a password hash is not empty");
    }
  }

  /** Says nothing of the hash: whoever reads it in a log could guess passwords at leisure. */
  @Override
  public String toString() {
    return "PasswordHash[...]";
  }
}
