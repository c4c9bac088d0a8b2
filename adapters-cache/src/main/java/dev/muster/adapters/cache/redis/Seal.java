package dev.muster.adapters.cache.redis;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes values that others can neither write nor move to another key unnoticed: before each value
 * stands its HMAC-SHA256 (RFC 2104), cut to 16 bytes, together with the key that it is for.
 */
final class Seal {

  static final int BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  Seal(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  byte[] close(byte[] key, byte[] value) {
    return ByteBuffer.allocate(BYTES + value.length).put(mac(key, value)).put(value).array();
  }

  /** The value; empty if it was not closed under this key. */
  Optional<byte[]> open(byte[] key, byte[] sealed) {
    if (sealed.length < BYTES) {
      return Optional.empty();
    }
    byte[] value = Arrays.copyOfRange(sealed, BYTES, sealed.length);
    return MessageDigest.isEqual(Arrays.copyOf(sealed, BYTES), mac(key, value))
        ? Optional.of(value)
        : Optional.empty();
  }

  private byte[] mac(byte[] key, byte[] value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(key.length).array());
      mac.update(key);
      return Arrays.copyOf(mac.doFinal(value), BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }
}
