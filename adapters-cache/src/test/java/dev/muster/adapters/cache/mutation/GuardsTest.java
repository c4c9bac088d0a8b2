package dev.muster.adapters.cache.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No guard of coherence can be lost without a test of this module that says so. */
final class GuardsTest {

  /** Otherwise the other test would pass on anything. */
  @Test
  void tests_withEveryGuard_areGreen() {
    TestRun run = TestRun.with(new OwnClasses(Map.of()));
    assertEquals(List.of(), run.red());
    assertEquals(List.of(), run.broken());
    assertTrue(run.green() > 0, "no test ran");
  }

  /** Only failed assertions count: anything else may come of how the guard was taken away. */
  @ParameterizedTest
  @EnumSource
  void tests_withoutAGuard_fail(Guard guard) throws Exception {
    OwnClasses classes = new OwnClasses(Map.of(guard.type(), guard.disabled()));
    TestRun run = TestRun.with(classes);
    assertTrue(classes.hasLoaded(guard.type()), () -> "no test uses " + guard.type());
    assertFalse(run.red().isEmpty(), () -> "nothing notices that " + guard + " is gone: " + run);
  }
}
