package dev.muster.domain.resource;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 (RFC 9562 §5.7): milliseconds first, so that new rows land side by side in
 * every index that holds the id; 74 random bits, which also keep ids from being guessed.
 */
public final class TimeOrderedIdGenerator implements ResourceIdGenerator {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;

  public TimeOrderedIdGenerator(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public ResourceId next() {
    long high = clock.millis() << 16 | VERSION_7 | random.nextLong() >>> 52;
    long low = VARIANT | random.nextLong() >>> 2;
    return new ResourceId(new UUID(high, low));
  }
}
