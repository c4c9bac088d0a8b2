package dev.muster.bootstrap.wiring;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.bootstrap.settings.Caching;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The promise where each server has its own cache. */
@BesideOthers
@ResourceLock("freshness")
final class EhcacheCoherenceIT extends CoherenceContract {

  EhcacheCoherenceIT() {
    super(Caching.Backend.EHCACHE);
  }
}
