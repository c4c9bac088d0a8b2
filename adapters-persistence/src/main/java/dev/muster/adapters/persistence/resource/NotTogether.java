package dev.muster.adapters.persistence.resource;

/** Some writes depend on those before them; rolls the transaction back. */
final class NotTogether extends RuntimeException {

  private final int start;

  /**
   * @param start of the writes that have to wait for the others; more than 0
   */
  NotTogether(int start) {
    super("not together", null, false, false);
    this.start = start;
  }

  int start() {
    return start;
  }
}
