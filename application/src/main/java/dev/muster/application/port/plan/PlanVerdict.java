package dev.muster.application.port.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a plan comes to.
 *
 * @param indexes that are read, in the order of the plan
 * @param wholeTables tables of the directory that are read from one end to the other
 * @param sorts what has to be read to the last row before the first one is known
 * @param rows that are expected
 * @param cost in PostgreSQL's unit: about that of reading a page
 */
public record PlanVerdict(
    List<IndexUse> indexes, List<String> wholeTables, List<Sort> sorts, double rows, double cost) {

  /** Sorting as many as a page can have is not worth a word. */
  private static final long FEW = 1_000;

  /** What an index is good for in a plan. */
  public enum Reach {
    /** It leads to some rows of the tenant. */
    SOME,
    /** It brings the rows of the tenant in order, for as long as they are wanted. */
    IN_ORDER,
    /** It brings all rows of the tenant, and each is looked at. */
    ONE_BY_ONE
  }

  /** An index that is read. */
  public record IndexUse(String index, String table, Reach reach) {}

  /**
   * A full sort.
   *
   * @param rows as expected, or as they were
   * @param kilobytesOnDisk more than 0 if it did not fit into memory; only a run tells
   */
  public record Sort(long rows, long kilobytesOnDisk) {}

  public PlanVerdict {
    indexes = List.copyOf(indexes);
    wholeTables = List.copyOf(wholeTables);
    sorts = List.copyOf(sorts);
  }

  /** Whether rows of the table are looked at one by one until enough match. */
  public boolean looksAtAllOf(String table) {
    return wholeTables.contains(table)
        || indexes.stream()
            .anyMatch(use -> use.table().equals(table) && use.reach() == Reach.ONE_BY_ONE);
  }

  /** Whether more rows are sorted than a page can have. */
  public boolean sortsMany() {
    return sorts.stream().anyMatch(sort -> sort.rows() > FEW);
  }

  /** In words. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (IndexUse use : indexes) {
      sentences.add(
          switch (use.reach()) {
            case SOME -> "Index " + use.index() + " leads to the rows of " + use.table() + ".";
            case IN_ORDER -> "Index " + use.index() + " brings " + use.table() + " in order.";
            case ONE_BY_ONE ->
                "All rows of the tenant in "
                    + use.table()
                    + " are looked at one by one, by index "
                    + use.index()
                    + ".";
          });
    }
    for (String table : wholeTables) {
      sentences.add("All of " + table + " is read (sequential scan).");
    }
    for (Sort sort : sorts) {
      if (sort.rows() > FEW || sort.kilobytesOnDisk() > 0) {
        sentences.add(
            String.format(Locale.ROOT, "%,d rows are sorted", sort.rows())
                + (sort.kilobytesOnDisk() > 0
                    ? String.format(Locale.ROOT, ", by %,d kB on disk.", sort.kilobytesOnDisk())
                    : "."));
      }
    }
    if (sentences.isEmpty()) {
      sentences.add("No table of the directory is searched.");
    }
    return sentences.stream().distinct().toList();
  }
}
