package dev.muster.domain.schema;

/** When a client may write an attribute (RFC 7643 §7). */
public enum Mutability {
  READ_ONLY("readOnly"),
  READ_WRITE("readWrite"),
  IMMUTABLE("immutable"),
  WRITE_ONLY("writeOnly");

  private final String keyword;

  Mutability(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }
}
