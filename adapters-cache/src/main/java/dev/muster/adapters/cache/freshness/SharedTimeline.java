package dev.muster.adapters.cache.freshness;

import dev.muster.application.port.out.LogHorizon;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The transactions of the database, which all servers see alike. An entry says before which
 * transaction it has everything. This server knows after which transaction a subject was not
 * written any more, as far as its polls have told; of its own writes it knows the transaction only
 * from the next poll that begins after them, and trusts no entry until then.
 */
public final class SharedTimeline implements Timeline {

  private final Lease lease;
  private final LocalTimeline here = new LocalTimeline();
  private final List<Slots<?>> tracked = new CopyOnWriteArrayList<>();
  private volatile State state = new State(new LogHorizon("", 0, 0), Long.MAX_VALUE);

  /**
   * @param floor what was read before it may have missed anything
   */
  private record State(LogHorizon polled, long floor) {}

  public SharedTimeline(Lease lease) {
    this.lease = lease;
  }

  /** The log that positions belong to now. */
  public String log() {
    return state.polled().log();
  }

  @Override
  public Mark now() {
    LogHorizon polled = state.polled();
    return new Mark(polled.log(), polled.settled(), here.now().here());
  }

  @Override
  public <S> LastWrites<S> writes(int slots) {
    if (!log().isEmpty()) {
      throw new IllegalStateException("changes were told before there was room for them");
    }
    Slots<S> room = new Slots<>(slots);
    tracked.add(room);
    return room;
  }

  @Override
  public void applied(LogHorizon polled) {
    state = new State(polled, state.floor());
  }

  /** No slot needs to say any more what the floor does; those of another log mean nothing. */
  @Override
  public void missed(LogHorizon polled) {
    here.missed(polled);
    state = new State(polled, polled.end());
    tracked.forEach(Slots::clear);
  }

  private final class Slots<S> implements LastWrites<S> {

    /** The position from which on nothing was written. */
    private final AtomicLongArray last;

    /** When this server wrote itself, in nanoseconds. */
    private final AtomicLongArray own;

    private final LastWrites<S> here;

    Slots(int slots) {
      last = new AtomicLongArray(slots);
      own = new AtomicLongArray(slots);
      here = SharedTimeline.this.here.writes(slots);
      long past = lease.polled() - 1;
      for (int slot = 0; slot < slots; slot++) {
        own.set(slot, past);
      }
    }

    @Override
    public void made(S subject) {
      here.made(subject);
      own.accumulateAndGet(
          LocalTimeline.slot(own, subject),
          lease.staleness().now(),
          (before, now) -> now - before > 0 ? now : before);
    }

    @Override
    public void heard(S subject, LogHorizon polled) {
      here.heard(subject, polled);
      last.set(LocalTimeline.slot(last, subject), polled.end());
    }

    void clear() {
      for (int slot = 0; slot < last.length(); slot++) {
        last.set(slot, 0);
      }
    }

    /**
     * The order matters: once a poll counts as begun after the own write, that write has been heard
     * of, and positions are cleared only behind a floor.
     */
    @Override
    public boolean areInEntry(S subject, Mark entry) {
      int slot = LocalTimeline.slot(last, subject);
      if (own.get(slot) - lease.polled() >= 0 || entry.position() < last.get(slot)) {
        return false;
      }
      State now = state;
      return entry.position() >= now.floor() && entry.log().equals(now.polled().log());
    }

    @Override
    public boolean areInRead(S subject, Mark read) {
      return here.areInRead(subject, read);
    }
  }
}
