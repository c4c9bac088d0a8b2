package dev.muster.bootstrap.wiring;

import dev.muster.bootstrap.settings.Caching;

/** The promise where each server has its own cache. */
final class EhcacheCoherenceIT extends CoherenceContract {

  EhcacheCoherenceIT() {
    super(Caching.Backend.EHCACHE);
  }
}
