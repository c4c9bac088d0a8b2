package dev.muster.adapters.persistence.password;

import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.password.PasswordHash;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash of Argon2id version 1.3 (RFC 9106) and what it was made with. As text it is a PHC string,
 * the same as those of the reference implementation.
 *
 * @param memory in KiB
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Argon2Hash(int memory, int iterations, int parallelism, byte[] salt, byte[] tag) {

  private static final Pattern PHC_STRING =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final int MAX_MEMORY = 1_048_576;
  private static final int MAX_ITERATIONS = 100;
  private static final int MAX_PARALLELISM = 16;
  private static final int MEMORY_PER_LANE = 8;

  /**
   * Reads a hash that this server made, or another one.
   *
   * @throws DirectoryFault if it is no such text or asks for more than 1 GiB, 100 iterations or 16
   *     lanes: who can write hashes must not be able to stop the server with them
   */
  static Argon2Hash parse(PasswordHash hash) {
    Matcher parts = PHC_STRING.matcher(hash.encoded());
    if (!parts.matches()) {
      throw unreadable();
    }
    int memory = Integer.parseInt(parts.group(1));
    int iterations = Integer.parseInt(parts.group(2));
    int parallelism = Integer.parseInt(parts.group(3));
    if (parallelism < 1
        || parallelism > MAX_PARALLELISM
        || iterations < 1
        || iterations > MAX_ITERATIONS
        || memory < MEMORY_PER_LANE * parallelism
        || memory > MAX_MEMORY) {
      throw unreadable();
    }
    return new Argon2Hash(
        memory, iterations, parallelism, decode(parts.group(4)), decode(parts.group(5)));
  }

  PasswordHash encode() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                memory,
                iterations,
                parallelism,
                base64.encodeToString(salt),
                base64.encodeToString(tag)));
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException cutShort) {
      throw unreadable();
    }
  }

  private static DirectoryFault unreadable() {
    return new DirectoryFault("A stored password hash cannot be read.");
  }
}
