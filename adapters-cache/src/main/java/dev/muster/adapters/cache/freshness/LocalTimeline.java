package dev.muster.adapters.cache.freshness;

import dev.muster.application.port.out.LogHorizon;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** A count of all writes that this server made or heard of. */
public final class LocalTimeline implements Timeline {

  private final AtomicLong clock = new AtomicLong();
  private volatile long missed;

  @Override
  public Mark now() {
    return new Mark("", 0, clock.get());
  }

  @Override
  public <S> LastWrites<S> writes(int slots) {
    return new Slots<>(slots);
  }

  @Override
  public void applied(LogHorizon polled) {
    // Each write was counted when it was heard of.
  }

  @Override
  public void missed(LogHorizon polled) {
    missed = clock.incrementAndGet();
  }

  private final class Slots<S> implements LastWrites<S> {

    private final AtomicLongArray last;

    Slots(int slots) {
      last = new AtomicLongArray(slots);
    }

    @Override
    public void made(S subject) {
      last.accumulateAndGet(slot(last, subject), clock.incrementAndGet(), Math::max);
    }

    @Override
    public void heard(S subject, LogHorizon polled) {
      made(subject);
    }

    @Override
    public boolean areInEntry(S subject, Mark entry) {
      return areInRead(subject, entry);
    }

    @Override
    public boolean areInRead(S subject, Mark read) {
      return read.here() >= last.get(slot(last, subject)) && read.here() >= missed;
    }
  }

  static int slot(AtomicLongArray slots, Object subject) {
    int hash = subject.hashCode();
    return (hash ^ hash >>> 16) & (slots.length() - 1);
  }
}
