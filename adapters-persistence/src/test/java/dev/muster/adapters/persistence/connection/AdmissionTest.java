package dev.muster.adapters.persistence.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who may wait, by how long it would take. */
final class AdmissionTest {

  private static final int CONNECTIONS = 4;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Admission admission = new Admission(CONNECTIONS, now::get);

  @Test
  void enter_nothingKnownYet_letsInUpToTheBound() {
    assertEquals(CONNECTIONS * (1 + ConnectionSettings.MOST_WAITING_PER_CONNECTION), fill());
    admission.leave();
    assertTrue(admission.enter());
    assertFalse(admission.enter());
  }

  @Test
  void enter_callersThatTakeLong_letsFewWait() {
    serve(200, Duration.ofMillis(10));
    int inside = fill();
    assertTrue(inside >= 28 && inside <= 31, "inside: " + inside);
  }

  @Test
  void enter_callersThatAreShort_letsManyWait() {
    serve(200, Duration.ofMillis(1));
    int inside = fill();
    assertTrue(inside >= 250 && inside <= 260, "inside: " + inside);
  }

  @Test
  void enter_callersThatTakeAges_stillLetsOneWaitForEachConnection() {
    serve(200, Duration.ofMillis(1_100));
    assertEquals(2 * CONNECTIONS, fill());
  }

  @Test
  void enter_callersBecomeShort_learnsIt() {
    serve(200, Duration.ofMillis(10));
    serve(200, Duration.ofNanos(10_000));
    assertEquals(CONNECTIONS * (1 + ConnectionSettings.MOST_WAITING_PER_CONNECTION), fill());
  }

  @Test
  void enter_afterAPause_forgetsWhatWas() {
    serve(200, Duration.ofMillis(10));
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertEquals(CONNECTIONS * (1 + ConnectionSettings.MOST_WAITING_PER_CONNECTION), fill());
  }

  @Test
  void leave_whileConnectionsAreFree_saysNothingOfHowFastTheyServe() {
    for (int i = 0; i < 200; i++) {
      assertTrue(admission.enter());
      now.addAndGet(Duration.ofMillis(100).toNanos());
      admission.leave();
    }
    assertEquals(CONNECTIONS * (1 + ConnectionSettings.MOST_WAITING_PER_CONNECTION), fill());
  }

  /** Callers leave one by one while one more than there are connections is inside. */
  private void serve(int callers, Duration interval) {
    for (int i = 0; i <= CONNECTIONS; i++) {
      assertTrue(admission.enter());
    }
    for (int i = 0; i < callers; i++) {
      now.addAndGet(interval.toNanos());
      admission.leave();
      assertTrue(admission.enter());
    }
    for (int i = 0; i <= CONNECTIONS; i++) {
      now.addAndGet(interval.toNanos());
      admission.leave();
    }
  }

  /** How many are let in until one is refused. */
  private int fill() {
    int inside = 0;
    while (admission.enter()) {
      inside++;
    }
    return inside;
  }
}
