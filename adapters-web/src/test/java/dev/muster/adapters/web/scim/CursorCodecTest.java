package dev.muster.adapters.web.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.RandomText;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.query.Position;
import dev.muster.domain.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorCodecTest {

  private static final TenantId TENANT = new TenantId(7);
  private static final CursorScope SCOPE =
      new CursorScope("User", "userName sw \"a\"", "userName", false, 100, "");
  private static final ResourceId ID =
      new ResourceId(UUID.fromString("0197b1c2-0000-7000-8000-0000000000ff"));
  private static final Position POSITION = new Position("ad\u00E9le", ID, false);

  private final CursorCodec codec = new CursorCodec(signingKey(0));

  private static byte[] signingKey(int first) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (first + i);
    }
    return key;
  }

  @Test
  void decode_anyPosition_isWhatWasEncoded() {
    Random random = new Random(9_865);
    RandomText texts = new RandomText(random);
    Set<String> cursors = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      Position position =
          new Position(
              random.nextInt(4) == 0 ? null : texts.next().repeat(random.nextInt(1, 20)),
              new ResourceId(new UUID(random.nextLong(), random.nextLong())),
              random.nextBoolean());
      String cursor = codec.encode(TENANT, SCOPE, position);
      assertTrue(cursor.matches("[A-Za-z0-9._~-]+"), cursor);
      assertEquals(position, codec.decode(TENANT, SCOPE, cursor), "round " + i);
      assertTrue(cursors.add(cursor));
    }
  }

  @Test
  void decode_keyEmptyOrAbsent_staysSo() {
    for (boolean backward : new boolean[] {false, true}) {
      Position empty = new Position("", ID, backward);
      Position absent = new Position(null, ID, backward);
      assertEquals(empty, codec.decode(TENANT, SCOPE, codec.encode(TENANT, SCOPE, empty)));
      assertEquals(absent, codec.decode(TENANT, SCOPE, codec.encode(TENANT, SCOPE, absent)));
    }
  }

  @Test
  void decode_longestKey_fits() {
    Position longest = new Position("\u00E9".repeat(2_048), ID, true);
    assertEquals(longest, codec.decode(TENANT, SCOPE, codec.encode(TENANT, SCOPE, longest)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "\uD83D"})
  void encode_keyThatCannotBeStored_isRefused(String key) {
    Position position = new Position(key, ID, false);
    assertThrows(IllegalArgumentException.class, () -> codec.encode(TENANT, SCOPE, position));
  }

  @Test
  void encode_keyTooLong_isRefused() {
    Position position = new Position("\u00E9".repeat(2_048) + "a", ID, false);
    assertThrows(IllegalArgumentException.class, () -> codec.encode(TENANT, SCOPE, position));
  }

  /** Made apart from this code: another release must read the cursors of this one. */
  @ParameterizedTest
  @CsvSource({
    "AQAAAGTtaOUT99t3oK5J1NIXHt4oAQGXscIAAHAAgAAAAAAAAP9hZMOpbGUiJLnwYFJGS3H9AkF89QgE,"
        + "ad\u00E9le, false",
    "AQAAAGTtaOUT99t3oK5J1NIXHt4oAgGXscIAAHAAgAAAAAAAAP-0vTdzTqa1XhCAbP_NsVaw,, true"
  })
  void layout_staysWhatItIs(String cursor, String key, boolean backward) {
    Position position = new Position(key, ID, backward);
    assertEquals(cursor, codec.encode(TENANT, SCOPE, position));
    assertEquals(position, codec.decode(TENANT, SCOPE, cursor));
  }

  @Test
  void decode_otherTenant_isInvalidCursor() {
    String cursor = codec.encode(TENANT, SCOPE, POSITION);
    assertInvalidCursor(() -> codec.decode(new TenantId(8), SCOPE, cursor));
    assertInvalidCursor(() -> codec.decode(new TenantId(71), SCOPE, cursor));
  }

  @Test
  void decode_otherSigningKey_isInvalidCursor() {
    String cursor = codec.encode(TENANT, SCOPE, POSITION);
    assertInvalidCursor(() -> new CursorCodec(signingKey(1)).decode(TENANT, SCOPE, cursor));
    assertEquals(POSITION, new CursorCodec(signingKey(0)).decode(TENANT, SCOPE, cursor));
  }

  @Test
  void decode_changedQuery_isInvalidCursor() {
    String cursor = codec.encode(TENANT, SCOPE, POSITION);
    String filter = SCOPE.filter();
    List<CursorScope> others =
        List.of(
            new CursorScope("Group", filter, "userName", false, 100, ""),
            new CursorScope("", filter, "userName", false, 100, ""),
            new CursorScope("User", "userName sw \"b\"", "userName", false, 100, ""),
            new CursorScope("User", "", "userName", false, 100, ""),
            new CursorScope("User", filter, "id", false, 100, ""),
            new CursorScope("User", filter, "userName", true, 100, ""),
            new CursorScope("User", filter, "userName", false, 100, "userName"),
            new CursorScope("Use", "r" + filter, "userName", false, 100, ""),
            new CursorScope("User" + filter, "", "userName", false, 100, ""),
            new CursorScope("User", filter + "u", "serName", false, 100, ""),
            new CursorScope("User", "", "userName", false, 10, ""));
    for (CursorScope other : others) {
      assertInvalidCursor(() -> codec.decode(TENANT, other, cursor));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99, 101, 1_000, 356, -100})
  void decode_otherCount_isInvalidCount(int count) {
    String cursor = codec.encode(TENANT, SCOPE, POSITION);
    CursorScope other =
        new CursorScope("User", SCOPE.filter(), "userName", false, count, SCOPE.projection());
    InvalidRequest refused =
        assertThrows(InvalidRequest.class, () -> codec.decode(TENANT, other, cursor));
    assertEquals(Reason.INVALID_COUNT, refused.reason());
  }

  @Test
  void codec_signingKeyTooShort_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new CursorCodec(new byte[31]));
  }

  static void assertInvalidCursor(Runnable attempt) {
    InvalidRequest refused = assertThrows(InvalidRequest.class, attempt::run);
    assertEquals(Reason.INVALID_CURSOR, refused.reason());
    assertEquals(
        "cursor must be empty, or one that this server gave for the same query.",
        refused.getMessage());
  }
}
