package dev.muster.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests that went wrong: how many, and in which ways. */
public final class Errors {

  /** After so many a phase ends: its figures are worth nothing any more. */
  static final int LIMIT = 1_000;

  private static final int MAX_KINDS = 10;
  private static final int MAX_TEXT = 200;

  private final Map<String, Long> kinds = new LinkedHashMap<>();
  private long count;

  synchronized void add(String what) {
    count++;
    String shown = what.length() > MAX_TEXT ? what.substring(0, MAX_TEXT) : what;
    if (kinds.size() < MAX_KINDS || kinds.containsKey(shown)) {
      kinds.merge(shown, 1L, Long::sum);
    }
  }

  public synchronized long count() {
    return count;
  }

  boolean areTooMany() {
    return count() >= LIMIT;
  }

  /** The first kinds of errors, each with its number. */
  public synchronized List<String> described() {
    List<String> lines = new ArrayList<>();
    kinds.forEach((what, times) -> lines.add(times + " x " + what));
    return lines;
  }
}
