package dev.muster.domain.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UUIDs of version 7 (RFC 9562 §5.7). */
class TimeOrderedIdGeneratorTest {

  private static final Instant NOON = Instant.parse("2024-02-29T12:00:00.123Z");

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x0123_4567_89AB_CDEFL})
  void next_whateverTheRandomBits_isAVersion7(long bits) {
    RandomGenerator random = () -> bits;
    UUID id = new TimeOrderedIdGenerator(at(NOON), random).next().value();
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
    assertEquals(NOON.toEpochMilli(), id.getMostSignificantBits() >>> 16);
  }

  @Test
  void next_randomBits_areAllUsed() {
    RandomGenerator zeros = () -> 0L;
    RandomGenerator ones = () -> -1L;
    UUID low = new TimeOrderedIdGenerator(at(NOON), zeros).next().value();
    UUID high = new TimeOrderedIdGenerator(at(NOON), ones).next().value();
    int different =
        Long.bitCount(low.getMostSignificantBits() ^ high.getMostSignificantBits())
            + Long.bitCount(low.getLeastSignificantBits() ^ high.getLeastSignificantBits());
    assertEquals(74, different);
  }

  @Test
  void next_laterMillisecond_isAGreaterText() {
    Random random = new Random(7);
    String last = "";
    for (int i = 0; i < 1_000; i++) {
      String next = new TimeOrderedIdGenerator(at(NOON.plusMillis(i)), random).next().toString();
      assertTrue(last.compareTo(next) < 0, last + " before " + next);
      last = next;
    }
  }

  @Test
  void next_sameMillisecond_isNotTheSameId() {
    TimeOrderedIdGenerator ids = new TimeOrderedIdGenerator(at(NOON), new Random(9_562));
    Set<ResourceId> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ResourceId id = ids.next();
      assertTrue(seen.add(id), id.toString());
      assertEquals(id, ResourceId.parse(id.toString()).orElseThrow());
    }
  }

  private static Clock at(Instant moment) {
    return Clock.fixed(moment, ZoneOffset.UTC);
  }
}
