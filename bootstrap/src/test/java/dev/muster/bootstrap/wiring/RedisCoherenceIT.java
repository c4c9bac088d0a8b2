package dev.muster.bootstrap.wiring;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.bootstrap.settings.Caching;

/** The promise where the servers share a Redis. */
@BesideOthers
@MeasuresFreshness
final class RedisCoherenceIT extends CoherenceContract {

  RedisCoherenceIT() {
    super(Caching.Backend.REDIS);
  }
}
