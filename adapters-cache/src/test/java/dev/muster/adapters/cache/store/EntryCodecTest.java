package dev.muster.adapters.cache.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.application.fixture.Users;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EntryCodecTest {

  private static final Mark MARK = new Mark("a log", Long.MAX_VALUE, 7);

  private static final Value.Complex EVERY_KIND = everyKind();

  private static Value.Complex everyKind() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("text", new Value.Text("Zoë \uD83D\uDE00"));
    values.put("empty", new Value.Text(""));
    values.put("reference", new Value.Reference("../Users/1"));
    values.put("binary", new Value.Binary("AAEC"));
    values.put("decimal", new Value.DecimalNumber(new BigDecimal("-12.75E+40")));
    values.put("boolean", new Value.Bool(true));
    values.put("integer", new Value.WholeNumber(Long.MIN_VALUE));
    values.put("dateTime", new Value.DateTime(Instant.parse("1969-07-20T20:17:40.001Z")));
    values.put("none", Value.Complex.EMPTY);
    values.put(
        "multiple",
        new Value.Multiple(
            List.of(
                new Value.Complex(Map.of("value", new Value.Text("a"))),
                new Value.Text("simple"),
                new Value.Multiple(List.of()))));
    return new Value.Complex(values);
  }

  private static StoredResource stored() {
    return Users.user("ada").state().stored().relatedTo(EVERY_KIND);
  }

  private static CachedPage page() {
    StoredResource stored = stored();
    Meta meta =
        new Meta(3, Instant.parse("2026-01-02T03:04:05.678901Z"), Instant.ofEpochSecond(-5, 999));
    return new CachedPage(
        new ResourcePage(
            12_345_678_901L,
            List.of(stored, new SelectedResource(stored.id(), meta, EVERY_KIND, EVERY_KIND)),
            new Position("a key", stored.id(), false),
            new Position(null, stored.id(), true)),
        MARK);
  }

  @Test
  void decode_ofWhatWasEncoded_isTheSame() {
    for (CachedResource entry :
        List.of(
            new CachedResource(stored(), true, MARK),
            new CachedResource(null, true, MARK),
            new CachedResource(null, false, new Mark("", 0, 0)))) {
      assertEquals(entry, EntryCodec.RESOURCES.decode(EntryCodec.RESOURCES.encode(entry)));
    }
    for (CachedPage entry : List.of(page(), new CachedPage(new ResourcePage(0, List.of()), MARK))) {
      assertEquals(entry, EntryCodec.PAGES.decode(EntryCodec.PAGES.encode(entry)));
    }
  }

  @Test
  void decode_ofATruncatedOrLongerEntry_isRefused() {
    byte[] bytes = EntryCodec.PAGES.encode(page());
    for (int length = 0; length < bytes.length; length++) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      assertThrows(CorruptEntryException.class, () -> EntryCodec.PAGES.decode(shorter));
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThrows(CorruptEntryException.class, () -> EntryCodec.PAGES.decode(longer));
  }

  /** Another value, or a refusal; never any other failure, however the bytes were changed. */
  @Test
  void decode_ofAnyChangedByte_isRefusedOrAnotherEntry() {
    byte[] bytes = EntryCodec.PAGES.encode(page());
    int refused = 0;
    for (int at = 0; at < bytes.length; at++) {
      for (byte other : new byte[] {0, 1, 0x7f, (byte) 0x80, (byte) 0xff}) {
        byte[] changed = bytes.clone();
        changed[at] = other;
        try {
          var _ = EntryCodec.PAGES.decode(changed);
        } catch (CorruptEntryException expected) {
          refused++;
        }
      }
    }
    assertTrue(refused > 100, "only " + refused + " were refused");
  }

  @Test
  void decode_ofEndlessNesting_isRefused() {
    Value nested = new Value.Multiple(List.of());
    for (int depth = 0; depth < 100; depth++) {
      nested = new Value.Multiple(List.of(nested));
    }
    StoredResource stored = stored().relatedTo(new Value.Complex(Map.of("deep", nested)));
    byte[] bytes = EntryCodec.RESOURCES.encode(new CachedResource(stored, true, MARK));
    assertThrows(CorruptEntryException.class, () -> EntryCodec.RESOURCES.decode(bytes));
  }
}
