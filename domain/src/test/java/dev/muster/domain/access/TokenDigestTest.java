package dev.muster.domain.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDigestTest {

  /** The test vectors of FIPS 180-2, and UTF-8 beyond ASCII. */
  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  })
  void ofSecret_isItsSha256(String secret, String sha256) {
    assertArrayEquals(HexFormat.of().parseHex(sha256), TokenDigest.ofSecret(secret).bytes());
  }

  @Test
  void digest_sameSecret_isEqual() {
    TokenDigest digest = TokenDigest.ofSecret("secret");
    assertEquals(digest, TokenDigest.ofSecret("secret"));
    assertEquals(digest, TokenDigest.ofBytes(digest.bytes()));
    assertEquals(digest.hashCode(), TokenDigest.ofBytes(digest.bytes()).hashCode());
    assertNotEquals(digest, TokenDigest.ofSecret("Secret"));
  }

  @Test
  void bytes_areCopies() {
    byte[] given = TokenDigest.ofSecret("secret").bytes();
    TokenDigest digest = TokenDigest.ofBytes(given);
    given[0]++;
    digest.bytes()[0]++;
    assertEquals(TokenDigest.ofSecret("secret"), digest);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void ofBytes_otherLength_isRefused(int length) {
    assertThrows(IllegalArgumentException.class, () -> TokenDigest.ofBytes(new byte[length]));
  }

  @Test
  void toString_isTooShortToBeUsed() {
    TokenDigest digest = TokenDigest.ofSecret("abc");
    assertEquals("ba7816bf...", digest.toString());
    assertFalse(digest.toString().contains("abc"));
  }
}
