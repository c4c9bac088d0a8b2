package dev.muster.domain.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 of a token's secret: all that is ever kept of it. */
public final class TokenDigest {

  /** To be copied: looking the algorithm up costs as much as a digest. */
  private static final MessageDigest SHA_256 = sha256();

  private final byte[] sha256;

  private TokenDigest(byte[] sha256) {
    this.sha256 = sha256;
  }

  public static TokenDigest ofSecret(String secret) {
    try {
      MessageDigest digest = (MessageDigest) SHA_256.clone();
      return new TokenDigest(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("the SHA-256 of the JDK can be copied", impossible);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  public static TokenDigest ofBytes(byte[] sha256) {
    if (sha256.length != 32) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes");
    }
    return new TokenDigest(sha256.clone());
  }

  public byte[] bytes() {
    return sha256.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenDigest digest && Arrays.equals(sha256, digest.sha256);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(sha256, 0, 4) + "...";
  }
}
