package dev.muster.application.port.out;

/** The record of every write, from which totals are derived. */
public interface ChangeLog {

  /**
   * Folds changes that are old enough into the totals and removes them; at most a bounded number of
   * them in one call.
   *
   * @return how many were removed
   */
  int prune();
}
