package dev.muster.benchmarks.population;

/** Users that are created while it is measured. */
public final class Newcomer {

  /** What the userName of each of them starts with, and of nobody else. */
  public static final String PREFIX = "newcomer-";

  private Newcomer() {}

  /** What tells a creation, of one user or of many, from all others; always of the same length. */
  public static String tag(long creation) {
    return PREFIX + "%010d".formatted(creation);
  }

  /** The creation that a tag, or a number alone, tells. */
  public static long creation(String tag) {
    return Long.parseLong(tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : tag);
  }

  /**
   * The body of a user.
   *
   * @param tag of the creation; in every value that is special to it
   * @param place among the users of that creation
   */
  public static String body(Population population, String tag, int place) {
    return Person.newcomer(population, place, tag + "-" + place).body();
  }
}
