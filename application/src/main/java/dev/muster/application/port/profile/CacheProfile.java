package dev.muster.application.port.profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What memory was good for, since the start. */
public interface CacheProfile {

  /** Nothing is cached. */
  CacheProfile NONE =
      new CacheProfile() {
        @Override
        public List<Reads> reads() {
          return List.of();
        }

        @Override
        public Optional<Duration> age() {
          return Optional.empty();
        }

        @Override
        public long heapBytes() {
          return 0;
        }
      };

  /**
   * Reads of one type.
   *
   * @param type the name of the type
   * @param hits answered from memory
   * @param misses not in memory
   * @param bypasses memory was not fresh enough to be asked
   * @param evictions of others, because memory was full
   */
  record Reads(String type, long hits, long misses, long bypasses, long evictions) {}

  /** One for each type that is cached. */
  List<Reads> reads();

  /**
   * How long ago the changes were asked for that memory has; it is used only while that is within
   * the bound. Empty: nothing is cached.
   */
  Optional<Duration> age();

  /** About how many bytes of the heap what is kept takes; 0 where that is not known. */
  long heapBytes();
}
