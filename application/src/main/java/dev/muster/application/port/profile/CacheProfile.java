package dev.muster.application.port.profile;

import java.util.List;

/** What memory was good for, since the start. */
@FunctionalInterface
public interface CacheProfile {

  /**
   * Reads of one type.
   *
   * @param type the name of the type
   * @param hits answered from memory
   * @param misses not in memory
   * @param bypasses memory was not fresh enough to be asked
   */
  record Reads(String type, long hits, long misses, long bypasses) {}

  /** One for each type that is cached. */
  List<Reads> reads();
}
