package dev.muster.adapters.cache;

import dev.muster.adapters.cache.freshness.Mark;

/**
 * Tells whether what was read still holds, as far as this server knows.
 *
 * @param <K> under which entries are kept
 */
interface Freshness<K, E> {

  /** Whether nothing was written since that the entry lacks. */
  boolean isCurrent(K key, E entry);

  /** Whether the entry is what a read would bring now. */
  boolean answers(Question<K> question, E entry);

  /** Whether a read that began at the mark sees all that one beginning now would. */
  boolean isCurrent(Question<K> question, Mark read);

  /**
   * What is asked.
   *
   * @param whole with everything that an entry may lack
   */
  record Question<K>(K key, boolean whole) {}
}
