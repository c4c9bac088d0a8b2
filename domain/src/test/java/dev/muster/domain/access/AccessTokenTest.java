package dev.muster.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokenTest {

  private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");

  @Test
  void isValidAt_untilItExpires() {
    assertEquals(true, expiring(NOON).isValidAt(NOON.minusNanos(1)));
    assertEquals(false, expiring(NOON).isValidAt(NOON));
    assertEquals(false, expiring(NOON).isValidAt(NOON.plusSeconds(1)));
    assertEquals(true, expiring(null).isValidAt(Instant.MAX));
  }

  @Test
  void has_isSaidOfTheScopesGivenOnly() {
    Principal reader = new Principal("reader", new TenantId(1), null, Set.of(Scope.READ));
    assertEquals(true, reader.has(Scope.READ));
    assertEquals(false, reader.has(Scope.WRITE));
    assertEquals(false, reader.has(Scope.ADMIN));
  }

  @ParameterizedTest
  @CsvSource({"read, READ", "WRITE, WRITE", "Admin, ADMIN"})
  void scope_keywordInAnyCase_isFound(String keyword, Scope scope) {
    assertEquals(Optional.of(scope), Scope.of(keyword));
  }

  @Test
  void scope_unknownKeyword_isEmpty() {
    assertEquals(Optional.empty(), Scope.of("root"));
    assertEquals(Optional.empty(), Scope.of(""));
  }

  private static AccessToken expiring(@Nullable Instant expires) {
    return new AccessToken(
        TokenDigest.ofSecret("x"),
        "x",
        new TenantId(1),
        null,
        Set.of(Scope.READ),
        Instant.EPOCH,
        expires,
        null);
  }
}
