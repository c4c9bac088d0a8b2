package dev.muster.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "default", "acme-corp", "a.b_c-d", "0-0", "a--b"})
  void checkName_goodName_isReturned(String name) {
    assertEquals(name, Tenant.checkName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-a",
        "a-",
        ".a",
        "a.",
        "_a",
        "A",
        "acme corp",
        "acme/corp",
        "caf\u00E9",
        "a\n",
        "\u0661",
        "a\u0000b",
        "../a"
      })
  void checkName_badName_isInvalidValue(String name) {
    Refusal.of(Reason.INVALID_VALUE, () -> Tenant.checkName(name));
  }

  @Test
  void checkName_length_isOneTo63() {
    assertEquals("a".repeat(63), Tenant.checkName("a".repeat(63)));
    Refusal.of(Reason.INVALID_VALUE, () -> Tenant.checkName("a".repeat(64)));
  }
}
