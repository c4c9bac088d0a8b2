package dev.muster.adapters.cache.freshness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.out.LogHorizon;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Which entries of which transactions a server may use. */
final class SharedTimelineTest {

  private static final String ADA = "ada";

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 10);
  private final Lease lease = new Lease(new Staleness(Duration.ofMillis(250), nanoTime::get));
  private final SharedTimeline timeline = new SharedTimeline(lease);
  private final LastWrites<String> writes = timeline.writes(1 << 10);

  private static LogHorizon polled(long settled, long end) {
    return new LogHorizon("log", settled, end);
  }

  private static Mark entry(long position) {
    return new Mark("log", position, 0);
  }

  /** A poll that begins now and tells of these. */
  private void poll(LogHorizon polled, String... changed) {
    long started = nanoTime.incrementAndGet();
    for (String subject : changed) {
      writes.heard(subject, polled);
    }
    timeline.applied(polled);
    lease.renew(started);
  }

  private void missed(LogHorizon polled) {
    long started = nanoTime.incrementAndGet();
    timeline.missed(polled);
    lease.renew(started);
  }

  @Test
  void areInEntry_beforeTheFirstPoll_areNot() {
    assertFalse(writes.areInEntry(ADA, new Mark("", Long.MAX_VALUE - 1, 0)));
    assertFalse(writes.areInEntry(ADA, entry(Long.MAX_VALUE - 1)));
  }

  @Test
  void areInEntry_readBeforeWhatMayHaveBeenMissed_areNot() {
    missed(polled(100, 110));
    assertFalse(writes.areInEntry(ADA, entry(109)));
    assertTrue(writes.areInEntry(ADA, entry(110)));
  }

  @Test
  void areInEntry_ofAnotherLog_areNot() {
    missed(polled(100, 110));
    assertFalse(writes.areInEntry(ADA, new Mark("restored", 200, 0)));
  }

  /** Until every transaction of the poll that told has ended, the change may be one of theirs. */
  @Test
  void areInEntry_afterAChange_areInThoseReadWhenItsTransactionsHadEnded() {
    missed(polled(100, 100));
    poll(polled(101, 105), ADA);
    assertFalse(writes.areInEntry(ADA, entry(104)));
    assertTrue(writes.areInEntry(ADA, entry(105)));
    assertTrue(writes.areInEntry("bob", entry(104)), "another subject");
  }

  @Test
  void now_isWhatTheLastPollHadSettled() {
    missed(polled(100, 110));
    assertFalse(writes.areInEntry(ADA, timeline.now()), "a long transaction may have written");
    poll(polled(110, 112));
    assertTrue(writes.areInEntry(ADA, timeline.now()));
  }

  @Test
  void areInEntry_afterAnOwnWrite_areInNoneBeforeAPollThatBeganLater() {
    missed(polled(100, 100));
    long started = nanoTime.incrementAndGet();
    nanoTime.incrementAndGet();
    writes.made(ADA);
    assertFalse(writes.areInEntry(ADA, entry(1_000)));
    timeline.applied(polled(100, 100));
    lease.renew(started);
    assertFalse(writes.areInEntry(ADA, entry(1_000)), "that poll had begun before");
    poll(polled(101, 101), ADA);
    assertFalse(writes.areInEntry(ADA, entry(100)));
    assertTrue(writes.areInEntry(ADA, entry(101)));
  }

  @Test
  void areInEntry_inALogThatBeganAnew_forgetThePositionsOfTheOld() {
    missed(polled(1_000_000, 1_000_000));
    poll(polled(1_000_010, 1_000_010), ADA);
    missed(new LogHorizon("restored", 500, 500));
    assertTrue(writes.areInEntry(ADA, new Mark("restored", 500, 0)));
    assertFalse(writes.areInEntry(ADA, entry(2_000_000)));
  }

  /** Reads of this server need no poll to tell them apart. */
  @Test
  void areInRead_afterAnOwnWrite_areInThoseThatBeganLater() {
    missed(polled(100, 100));
    Mark before = timeline.now();
    writes.made(ADA);
    assertFalse(writes.areInRead(ADA, before));
    assertTrue(writes.areInRead(ADA, timeline.now()));
    Mark after = timeline.now();
    poll(polled(101, 101), ADA);
    assertFalse(writes.areInRead(ADA, after));
    assertTrue(writes.areInRead("bob", after));
  }
}
