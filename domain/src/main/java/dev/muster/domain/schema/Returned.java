package dev.muster.domain.schema;

/** When an answer carries an attribute (RFC 7643 §7). */
public enum Returned {
  ALWAYS("always"),
  NEVER("never"),
  DEFAULT("default"),
  REQUEST("request");

  private final String keyword;

  Returned(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }
}
