package dev.muster.domain.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

  @Test
  void toString_revealsNothing() {
    PasswordHash hash = new PasswordHash("$argon2id$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA");
    for (String part : hash.encoded().substring(1).split("\\$", -1)) {
      assertFalse(hash.toString().contains(part), part);
    }
  }

  @Test
  void hash_ofOneText_isEqual() {
    assertEquals(new PasswordHash("x"), new PasswordHash("x"));
  }

  @Test
  void hash_empty_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PasswordHash(""));
  }
}
