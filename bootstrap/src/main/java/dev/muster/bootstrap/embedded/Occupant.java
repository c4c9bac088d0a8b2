package dev.muster.bootstrap.embedded;

/** What kind of process occupies a data folder. */
public enum Occupant {
  /** The long-running server; a data folder has at most one. */
  SERVE("muster serve"),

  /** A short administration command; it uses a running server's database or brings its own. */
  COMMAND("a muster command");

  private final String description;

  Occupant(String description) {
    this.description = description;
  }

  /** For messages to people: {@code muster serve} or {@code a muster command}. */
  String description() {
    return description;
  }
}
