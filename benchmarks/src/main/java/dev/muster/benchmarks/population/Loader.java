package dev.muster.benchmarks.population;

import java.util.function.Consumer;

/**
 * Puts a population into an empty database, into the tenant {@code default}: the users with their
 * ids, the groups with theirs and their members. The tables may or may not exist before.
 */
@FunctionalInterface
public interface Loader {

  /**
   * @param progress is told how many users are in
   */
  void load(Address database, Population population, Consumer<Integer> progress);

  /** Where a database is, and whom it lets in. */
  record Address(String url, String user, String password) {

    /** Never shows the password. */
    @Override
    public String toString() {
      return url;
    }
  }
}
