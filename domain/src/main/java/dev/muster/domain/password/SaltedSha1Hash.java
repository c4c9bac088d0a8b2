package dev.muster.domain.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A hash {@code {SSHA}} of LDAP directories: base64 of the SHA-1 of password and salt, and of the
 * salt (OpenLDAP Administrator's Guide, §14.4.3). It is read where it was imported, never made.
 */
public final class SaltedSha1Hash {

  private static final String SCHEME = "{SSHA}";

  private static final int DIGEST_BYTES = 20;
  private static final int MAX_SALT_BYTES = 64;

  private final byte[] digest;
  private final byte[] salt;

  private SaltedSha1Hash(byte[] bytes) {
    this.digest = Arrays.copyOf(bytes, DIGEST_BYTES);
    this.salt = Arrays.copyOfRange(bytes, DIGEST_BYTES, bytes.length);
  }

  /** Empty if it is none, or has no salt or one of more than 64 bytes. */
  public static Optional<SaltedSha1Hash> parse(String text) {
    if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.substring(SCHEME.length()).strip());
      return bytes.length > DIGEST_BYTES && bytes.length <= DIGEST_BYTES + MAX_SALT_BYTES
          ? Optional.of(new SaltedSha1Hash(bytes))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Whether it was made of these bytes. */
  public boolean matches(byte[] password) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(password);
      sha1.update(salt);
      return MessageDigest.isEqual(digest, sha1.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }

  /** Whether it was made of this text in UTF-8, as most clients of LDAP send it. */
  public boolean matches(String password) {
    return matches(password.getBytes(StandardCharsets.UTF_8));
  }

  public PasswordHash encoded() {
    byte[] bytes = Arrays.copyOf(digest, DIGEST_BYTES + salt.length);
    System.arraycopy(salt, 0, bytes, DIGEST_BYTES, salt.length);
    return new PasswordHash(SCHEME + Base64.getEncoder().encodeToString(bytes));
  }
}
