package dev.muster.domain.query;

import org.jspecify.annotations.Nullable;

/** Where a page begins. */
public sealed interface PageStart {

  /**
   * At an index (RFC 7644 §3.4.2.4).
   *
   * @param startIndex from 1
   */
  record Index(int startIndex) implements PageStart {
    /** A value below the range is raised. */
    public Index {
      startIndex = Math.max(1, startIndex);
    }
  }

  /**
   * Beside a place in the list (RFC 9865).
   *
   * @param position null: at the beginning of the list
   */
  record Beside(@Nullable Position position) implements PageStart {}
}
