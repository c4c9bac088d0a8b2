package dev.muster.domain.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.domain.error.VersionMismatch;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VersionConditionTest {

  @Test
  void none_acceptsEveryVersion() {
    assertEquals(true, VersionCondition.NONE.accepts(1));
    assertEquals(true, VersionCondition.NONE.accepts(Long.MAX_VALUE));
    VersionCondition.NONE.require(7);
  }

  @Test
  void oneOf_acceptsThoseOnly() {
    VersionCondition condition = VersionCondition.oneOf(Set.of(3L, 5L));
    assertEquals(true, condition.accepts(3));
    assertEquals(true, condition.accepts(5));
    assertEquals(false, condition.accepts(4));
    condition.require(5);
    assertThrows(VersionMismatch.class, () -> condition.require(4));
  }

  @Test
  void oneOf_nothing_acceptsNothing() {
    VersionCondition condition = VersionCondition.oneOf(Set.of());
    assertEquals(false, condition.accepts(1));
    assertThrows(VersionMismatch.class, () -> condition.require(1));
  }
}
