package dev.muster.adapters.web.scim;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.Position;
import dev.muster.domain.resource.ResourceId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is accepted as it was given, to the letter. */
class TamperedCursorTest {

  private static final TenantId TENANT = new TenantId(1);
  private static final CursorScope SCOPE = new CursorScope("User", "", "id", false, 100, "");
  private static final List<String> CHARACTERS =
      List.of(
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=+/ %\n\u0000\u00E9"
              .split(""));

  private final CursorCodec codec = new CursorCodec(new byte[32]);

  /** Keys of three lengths, for the three ways in which base64 ends. */
  private String cursor(int keyLength) {
    Position position = new Position("k".repeat(keyLength), new ResourceId(new UUID(3, 4)), false);
    String cursor = codec.encode(TENANT, SCOPE, position);
    codec.decode(TENANT, SCOPE, cursor);
    return cursor;
  }

  private void assertRefused(String cursor) {
    CursorCodecTest.assertInvalidCursor(() -> codec.decode(TENANT, SCOPE, cursor));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void decode_anyCharacterReplaced_isRefused(int keyLength) {
    String cursor = cursor(keyLength);
    for (int i = 0; i < cursor.length(); i++) {
      for (String other : CHARACTERS) {
        if (!cursor.startsWith(other, i)) {
          assertRefused(cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void decode_anyCharacterInserted_isRefused(int keyLength) {
    String cursor = cursor(keyLength);
    for (int i = 0; i <= cursor.length(); i++) {
      for (String more : CHARACTERS) {
        assertRefused(cursor.substring(0, i) + more + cursor.substring(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void decode_partRemoved_isRefused(int keyLength) {
    String cursor = cursor(keyLength);
    for (int i = 0; i < cursor.length(); i++) {
      assertRefused(cursor.substring(0, i));
      assertRefused(cursor.substring(i + 1));
      assertRefused(cursor.substring(0, i) + cursor.substring(i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "==", "A", "AA", "AAA", "AAAA"})
  void decode_extended_isRefused(String more) {
    for (int keyLength = 0; keyLength < 3; keyLength++) {
      assertRefused(cursor(keyLength) + more);
      assertRefused(more + cursor(keyLength));
    }
    assertRefused(cursor(0) + cursor(0));
  }

  @Test
  void decode_halvesOfTwoCursors_areRefused() {
    String one = cursor(1);
    Position elsewhere = new Position("k", new ResourceId(new UUID(5, 6)), true);
    String other = codec.encode(TENANT, SCOPE, elsewhere);
    for (int i = 1; i < one.length(); i++) {
      String mixed = one.substring(0, i) + other.substring(i);
      if (!mixed.equals(one) && !mixed.equals(other)) {
        assertRefused(mixed);
      }
    }
  }

  @Test
  void decode_tooLong_isRefused() {
    assertRefused("A".repeat(8_192));
    assertRefused("A".repeat(8_193));
    assertRefused("A".repeat(1_000_000));
  }
}
