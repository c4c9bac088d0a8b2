package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.password.PasswordHash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The contract of {@link PasswordHasher}. */
public abstract class PasswordHasherContract {

  private static final String PASSWORD = "tr0ub4dor & 3 \u00E9\uD83D\uDE00";

  public abstract PasswordHasher hasher();

  @Test
  void matches_thePassword_isTrue() {
    List<String> passwords =
        List.of(
            PASSWORD,
            "a",
            " ",
            "\u0000",
            "$argon2id$v=19$",
            "\uD83D\uDE00",
            "\u00E9".repeat(PasswordHasher.MAX_LENGTH));
    for (String password : passwords) {
      assertTrue(hasher().matches(password, hasher().hash(password)), password);
    }
  }

  @Test
  void matches_anotherPassword_isFalse() {
    PasswordHash hash = hasher().hash(PASSWORD);
    List<String> others =
        List.of(
            "",
            PASSWORD + " ",
            " " + PASSWORD,
            PASSWORD + "\u0000",
            PASSWORD.substring(1),
            PASSWORD.substring(0, PASSWORD.length() - 2),
            PASSWORD.replace('t', 'T'),
            PASSWORD.replace("\u00E9", "?"),
            PASSWORD.replace("\uD83D\uDE00", "\uD83D\uDE01"));
    for (String other : others) {
      assertNotEquals(PASSWORD, other);
      assertFalse(hasher().matches(other, hash), other);
    }
  }

  @Test
  void matches_hashOfAnotherPassword_isFalse() {
    PasswordHash hash = hasher().hash("other");
    assertFalse(hasher().matches(PASSWORD, hash));
    assertTrue(hasher().matches("other", hash));
  }

  @Test
  void matches_anotherSpellingOfThePassword_isTrue() {
    assertTrue(hasher().matches("cafe\u0301\u00A0!", hasher().hash("caf\u00E9 !")));
    assertTrue(hasher().matches("caf\u00E9 !", hasher().hash("cafe\u0301\u3000!")));
  }

  @Test
  void hash_samePasswordTwice_isSalted() {
    PasswordHash first = hasher().hash(PASSWORD);
    PasswordHash second = hasher().hash(PASSWORD);
    assertNotEquals(first, second);
    assertTrue(hasher().matches(PASSWORD, first));
    assertTrue(hasher().matches(PASSWORD, second));
  }

  @Test
  void hash_doesNotContainThePassword() {
    assertFalse(hasher().hash("hunter2").encoded().contains("hunter2"));
  }

  @Test
  void matches_hashStoredAsText_survives() {
    PasswordHash stored = new PasswordHash(new String(hasher().hash(PASSWORD).encoded()));
    assertTrue(hasher().matches(PASSWORD, stored));
  }

  @Test
  void password_tooLong_isRefused() {
    PasswordHash hash = hasher().hash(PASSWORD);
    String tooLong = "a".repeat(PasswordHasher.MAX_LENGTH + 1);
    assertRefused(() -> hasher().hash(tooLong));
    assertRefused(() -> hasher().matches(tooLong, hash));
  }

  @Test
  void password_withHalfASurrogatePair_isRefused() {
    PasswordHash hash = hasher().hash("?");
    for (String broken : List.of("\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db")) {
      assertRefused(() -> hasher().hash(broken));
      assertRefused(() -> hasher().matches(broken, hash));
    }
  }

  private static void assertRefused(Executable attempt) {
    InvalidRequest refused = assertThrows(InvalidRequest.class, attempt);
    assertEquals(InvalidRequest.Reason.INVALID_VALUE, refused.reason());
  }

  @Test
  void matches_unreadableHash_isAFault() {
    String real = hasher().hash(PASSWORD).encoded();
    for (String text : List.of("x", "$$", PASSWORD, " " + real, real + "\n", "$" + real)) {
      DirectoryFault fault =
          assertThrows(
              DirectoryFault.class, () -> hasher().matches(PASSWORD, new PasswordHash(text)), text);
      assertFalse(String.valueOf(fault.getMessage()).contains(real));
    }
  }

  @Test
  void recognize_saltedSha1_isComparedWith() {
    // slappasswd would write this for "secret" with the salt "salt".
    PasswordHash hash = hasher().recognize("{ssha}gVK8WC9YyFT1gMsQHTGCgT3sSv5zYWx0").orElseThrow();
    assertTrue(hasher().matches("secret", hash));
    assertFalse(hasher().matches("Secret", hash));
    assertEquals(hash, hasher().recognize(hash.encoded()).orElseThrow());
  }

  @Test
  void recognize_password_isNoHash() {
    for (String password : List.of("", "secret", "{", "{}", "{ssha", "SSHA", "a{SSHA}b")) {
      assertTrue(hasher().recognize(password).isEmpty(), password);
    }
  }

  @Test
  void recognize_hashOfAnotherKind_isRefused() {
    for (String hash :
        List.of(
            "{CRYPT}$1$abc$def",
            "{SSHA}",
            "{SSHA}!",
            "{SSHA}gVK8",
            "{MD5}CY9rzUYh03PK3k6DJie09g==")) {
      assertThrows(InvalidRequest.class, () -> hasher().recognize(hash), hash);
    }
  }
}
