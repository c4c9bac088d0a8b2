package dev.muster.adapters.persistence.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.out.PasswordHasher;
import dev.muster.application.port.out.PasswordHasherContract;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.password.PasswordHash;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2PasswordHasherTest extends PasswordHasherContract {

  private static final String SALT = "$MDEyMzQ1Njc4OWFiY2RlZg";
  private static final String TAG = "$gy5SuVm5Z7Vw7keB9se9p87QGcomaseB/S2U1OhTsM0";

  private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(2);

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  @Test
  void hash_isAPhcStringOf19MebibytesAndTwoIterations() {
    String encoded = hasher.hash("password").encoded();
    assertTrue(
        encoded.matches(
            "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"),
        encoded);
  }

  /** Made by the reference implementation (its command line, 20171227). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "correct horse battery staple|$argon2id$v=19$m=19456,t=2,p=1" + SALT + TAG,
        "correct horse|$argon2id$v=19$m=4096,t=3,p=4$c29tZXNhbHQ$e0EKb+aF+yGVndmggmG93TTDLFnS07fv",
        "caf\u00E9|$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$qFFw9b5TC5C//dpsX/XxdA"
      })
  void matches_hashOfTheReferenceImplementation_isTrueForItsPasswordOnly(
      String password, String encoded) {
    PasswordHash hash = new PasswordHash(encoded);
    assertTrue(hasher.matches(password, hash));
    assertFalse(hasher.matches(password + "!", hash));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=19457,t=2,p=1" + SALT + TAG,
        "$argon2id$v=19$m=19456,t=3,p=1" + SALT + TAG,
        "$argon2id$v=19$m=19456,t=2,p=2" + SALT + TAG,
        "$argon2id$v=19$m=19456,t=2,p=1$NDEyMzQ1Njc4OWFiY2RlZg" + TAG,
        "$argon2id$v=19$m=19456,t=2,p=1" + SALT + "$hy5SuVm5Z7Vw7keB9se9p87QGcomaseB/S2U1OhTsM0",
        "$argon2id$v=19$m=19456,t=2,p=1" + SALT + "$gy5SuVm5Z7Vw7keB9se9p87QGcomaseB/S2U1OhTsA0"
      })
  void matches_anyPartOfTheHashChanged_isFalse(String encoded) {
    assertFalse(hasher.matches("correct horse battery staple", new PasswordHash(encoded)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=1048577,t=2,p=1" + SALT + TAG,
        "$argon2id$v=19$m=9999999,t=2,p=1" + SALT + TAG,
        "$argon2id$v=19$m=4294967297,t=2,p=1" + SALT + TAG,
        "$argon2id$v=19$m=7,t=2,p=1" + SALT + TAG,
        "$argon2id$v=19$m=0,t=2,p=1" + SALT + TAG,
        "$argon2id$v=19$m=64,t=101,p=1" + SALT + TAG,
        "$argon2id$v=19$m=64,t=0,p=1" + SALT + TAG,
        "$argon2id$v=19$m=64,t=-1,p=1" + SALT + TAG,
        "$argon2id$v=19$m=64,t=2,p=0" + SALT + TAG,
        "$argon2id$v=19$m=4096,t=2,p=17" + SALT + TAG,
        "$argon2id$v=19$m=64,t=2,p=9" + SALT + TAG,
        "$argon2id$v=16$m=64,t=2,p=1" + SALT + TAG,
        "$argon2i$v=19$m=64,t=2,p=1" + SALT + TAG,
        "$argon2d$v=19$m=64,t=2,p=1" + SALT + TAG,
        "$argon2id$m=64,t=2,p=1" + SALT + TAG,
        "$argon2id$v=19$m=64,t=2,p=1" + SALT,
        "$argon2id$v=19$m=64,t=2,p=1" + SALT + "$",
        "$argon2id$v=19$m=64,t=2,p=1" + SALT + "$gy5SuVm5Z7Vw7keB9se9p",
        "$argon2id$v=19$m=64,t=2,p=1" + SALT + "$gy5SuVm5Z7Vw7keB9se9p87Qa",
        "$argon2id$v=19$m=64,t=2,p=1$c2FsdA" + TAG,
        "$argon2id$v=19$m=64,t=2,p=1" + SALT + TAG + "=",
        "$2b$12$GhvMmNVjRW29ulnudl.LbuAnUtN/LRfe1JsBm1Xu6LE3059z5Tr8m"
      })
  void matches_hashOfAnotherKindOrOutOfBounds_isAFault(String encoded) {
    PasswordHash hash = new PasswordHash(encoded);
    assertThrows(DirectoryFault.class, () -> hasher.matches("password", hash));
  }

  @Test
  void hashing_noTurnInTime_isUnavailable() {
    HashingTurns turns = new HashingTurns(1, 64, Duration.ZERO);
    Argon2PasswordHasher busy = new Argon2PasswordHasher(turns);
    PasswordHash hash = busy.hash("password");
    try (OccupiedTurn turn = OccupiedTurn.of(turns)) {
      assertThrows(DirectoryUnavailable.class, () -> busy.hash("password"));
      assertThrows(DirectoryUnavailable.class, () -> busy.matches("password", hash));
      turn.end();
      assertTrue(busy.matches("password", hash));
    }
  }
}
