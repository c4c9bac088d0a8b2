package dev.muster.bootstrap.wiring;

/**
 * How often a test does what it does.
 *
 * @param asked whether somebody asked for so many, and wants to know what is measured
 */
record Repetitions(boolean asked, int count) {

  /**
   * As many as a property of the process says.
   *
   * @param few if it says nothing
   * @throws NumberFormatException if it says no number
   */
  static Repetitions of(String property, int few) {
    String asked = System.getProperty(property);
    return new Repetitions(asked != null, asked == null ? few : Integer.parseInt(asked));
  }
}
