package dev.muster.adapters.cache.ehcache;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The part of the heap that all caches of a process share. Entries differ much in size: users that
 * are in many groups take a hundred times what others take, so that no number of entries bounds it.
 * When it is nearly full, whoever takes most gives way, meanwhile: nobody waits for it, and what
 * comes while it is full is not kept.
 */
final class HeapRoom {

  /** Of a hundred parts, when entries begin to be dropped. */
  private static final int NEARLY_FULL = 95;

  /** How many are left then, unless what is put needs more. */
  private static final int LEFT = 90;

  private final long maxBytes;
  private final List<HeapShare<?, ?>> shares = new CopyOnWriteArrayList<>();
  private final AtomicBoolean dropping = new AtomicBoolean();

  /**
   * @param maxBytes about, as entries say of themselves, and what is being put at the moment
   *     besides
   */
  HeapRoom(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  void add(HeapShare<?, ?> share) {
    shares.add(share);
  }

  /** About, in bytes. */
  long bytes() {
    return shares.stream().mapToLong(HeapShare::bytes).sum();
  }

  /** Whether an entry of so many bytes may be put. */
  boolean has(long bytes) {
    if (bytes > maxBytes) {
      return false;
    }
    long after = bytes() + bytes;
    if (after > part(NEARLY_FULL) && dropping.compareAndSet(false, true)) {
      long left = Math.min(part(LEFT), maxBytes - bytes);
      Thread.ofVirtual().name("muster-cache-room").start(() -> dropUntil(left));
    }
    return after <= maxBytes;
  }

  private long part(int percent) {
    return maxBytes / 100 * percent;
  }

  private void dropUntil(long left) {
    try {
      while (bytes() > left && largest().dropOne()) {
        // The next one.
      }
    } catch (IllegalStateException closed) {
      // There is nothing to be dropped any more.
    } finally {
      dropping.set(false);
    }
  }

  private HeapShare<?, ?> largest() {
    return shares.stream().max(Comparator.comparingLong(HeapShare::bytes)).orElseThrow();
  }
}
