package dev.muster.bootstrap.wiring;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.bootstrap.settings.Caching;

/** The promise where each server has its own cache. */
@BesideOthers
@MeasuresFreshness
final class EhcacheCoherenceIT extends CoherenceContract {

  EhcacheCoherenceIT() {
    super(Caching.Backend.EHCACHE);
  }
}
