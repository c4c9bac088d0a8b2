package dev.muster.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan that was carried out, as EXPLAIN (ANALYZE, BUFFERS) shows it. */
public record Plan(String text) {

  private static final Pattern BUFFERS =
      Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
  private static final Pattern SORT = Pattern.compile("^\\s*(?:-> {2})?Sort +\\(");
  private static final Pattern ROWS =
      Pattern.compile("\\(actual rows=([0-9.]+) loops=(\\d+)\\)|\\(never executed\\)");

  /** Fails unless the plan uses the index. */
  public void assertUses(String index) {
    assertTrue(Pattern.compile("\\b" + index + "\\b").matcher(text).find(), text);
  }

  /** Fails unless the plan uses the index in one place only. */
  public void assertUsesOnce(String index) {
    assertEquals(1, Pattern.compile("\\b" + index + "\\b").matcher(text).results().count(), text);
  }

  /** Fails if a table is read as a whole, or more rows than these are sorted anywhere. */
  public void assertSortsAtMost(long rows) {
    assertFalse(text.contains("Seq Scan"), text);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (SORT.matcher(lines.get(i)).find()) {
        assertTrue(inputOf(lines, i) <= rows, text);
      }
    }
  }

  /** The rows of the node that comes first below this one. */
  private long inputOf(List<String> lines, int sort) {
    for (int i = sort + 1; i < lines.size(); i++) {
      if (lines.get(i).contains("->")) {
        Matcher rows = ROWS.matcher(lines.get(i));
        assertTrue(rows.find(), text);
        return rows.group(1) == null
            ? 0
            : Math.round(Double.parseDouble(rows.group(1)) * Long.parseLong(rows.group(2)));
      }
    }
    throw new AssertionError("nothing to sort: " + text);
  }

  /** Pages of tables and indexes that were looked at. */
  public long buffers() {
    Matcher buffers = BUFFERS.matcher(text);
    assertTrue(buffers.find(), text);
    return number(buffers.group(1)) + number(buffers.group(2));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
