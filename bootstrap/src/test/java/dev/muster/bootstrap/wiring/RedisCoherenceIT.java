package dev.muster.bootstrap.wiring;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.bootstrap.settings.Caching;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The promise where the servers share a Redis. */
@BesideOthers
@ResourceLock("freshness")
final class RedisCoherenceIT extends CoherenceContract {

  RedisCoherenceIT() {
    super(Caching.Backend.REDIS);
  }
}
