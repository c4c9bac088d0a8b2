package dev.muster.domain.schema;

/** How far a value must be unique (RFC 7643 §7); server means: within the tenant. */
public enum Uniqueness {
  NONE("none"),
  SERVER("server"),
  GLOBAL("global");

  private final String keyword;

  Uniqueness(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }
}
