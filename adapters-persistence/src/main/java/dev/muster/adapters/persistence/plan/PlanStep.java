package dev.muster.adapters.persistence.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a plan.
 *
 * @param depth 0: the whole
 * @param kind as PostgreSQL calls it
 * @param title the kind with what it is of
 * @param table that is read; of a bitmap the one that it is for
 * @param condition what an index is searched by
 * @param filtered whether rows are looked at and left out
 * @param details what EXPLAIN says of conditions and keys
 * @param rows that are expected, each time
 * @param taken null: it was not run
 */
record PlanStep(
    int depth,
    String kind,
    String title,
    @Nullable String table,
    @Nullable String index,
    @Nullable String condition,
    boolean filtered,
    List<String> details,
    double rows,
    double cost,
    @Nullable Taken taken) {

  /**
   * What it took.
   *
   * @param rows on average, each of so many times
   * @param milliseconds on average, with the steps below
   * @param removed rows that were looked at and left out, on average
   * @param buffers pages that were looked at in sum, with the steps below
   * @param kilobytesOnDisk for sorting
   */
  record Taken(
      double rows,
      double times,
      double milliseconds,
      double removed,
      long buffers,
      long kilobytesOnDisk) {}
}
