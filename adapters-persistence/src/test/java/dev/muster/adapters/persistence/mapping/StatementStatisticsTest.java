package dev.muster.adapters.persistence.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.profile.StatementProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatementStatisticsTest {

  private static final String SEARCH = "dev.muster.UserMapper.search";

  private final StatementStatistics statistics = new StatementStatistics();

  private static long ms(double milliseconds) {
    return (long) (milliseconds * 1_000_000);
  }

  /** To one part in a hundred. */
  private static void assertIsAbout(long expected, long actual) {
    assertTrue(Math.abs(expected - actual) <= expected / 100, actual + " for " + expected);
  }

  private StatementProfile only() {
    List<StatementProfile> all = statistics.statements();
    assertEquals(1, all.size());
    return all.getFirst();
  }

  @Test
  void statements_ofAHundredCalls_haveTheirPercentilesToOnePartInAHundred() {
    for (int i = 1; i <= 100; i++) {
      statistics.add(SEARCH, ms(i), ms(0.5), 2);
    }
    StatementProfile profile = only();
    assertEquals("UserMapper.search", profile.name());
    assertEquals(100, profile.calls());
    assertEquals(0, profile.errors());
    assertEquals(200, profile.rows());
    assertEquals(ms(5_050), profile.total());
    assertEquals(ms(50.5), profile.mean());
    assertIsAbout(ms(50), profile.median());
    assertIsAbout(ms(99), profile.p99());
    assertIsAbout(ms(100), profile.max());
    assertEquals(ms(50), profile.poolWait());
    assertNull(profile.slow());
  }

  @Test
  void statements_thatFail_countAsCallsWithoutRows() {
    statistics.add(SEARCH, ms(3), 0, 7);
    statistics.add(SEARCH, ms(5), 0, -1);
    StatementProfile profile = only();
    assertEquals(2, profile.calls());
    assertEquals(1, profile.errors());
    assertEquals(7, profile.rows());
    assertEquals(ms(4), profile.mean());
  }

  @Test
  void statements_longerThanAnyLimit_countAsAnHour() {
    statistics.add(SEARCH, Duration.ofHours(5).toNanos(), 0, 0);
    assertIsAbout(Duration.ofHours(1).toNanos(), only().max());
  }

  @Test
  void statements_comeInTheOrderOfWhatTheyTookInAll() {
    statistics.add(SEARCH, ms(1), 0, 1);
    statistics.add("dev.muster.UserMapper.insert", ms(9), 0, 1);
    statistics.add(SEARCH, ms(2), 0, 1);
    assertEquals(
        List.of("UserMapper.insert", "UserMapper.search"),
        statistics.statements().stream().map(StatementProfile::name).toList());
  }
}
