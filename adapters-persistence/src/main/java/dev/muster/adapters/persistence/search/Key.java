package dev.muster.adapters.persistence.search;

import dev.muster.domain.schema.Attribute;

/**
 * What is compared of a single-valued attribute, and as much of it as an index can hold.
 *
 * @param whole constant SQL
 * @param isShort whether every value fits into an index
 */
record Key(String whole, Kind kind, boolean isShort) {

  /**
   * In code points. With four bytes each they fit into a third of a page; sort keys of this length
   * are also carried by cursors.
   */
  static final int MAX_LENGTH = 400;

  /** Of a column; those with a name of their own hold no longer values. */
  static Key of(Column column) {
    return new Key(column.key(), column.kind(), column.isPlain() || !column.kind().isText());
  }

  /**
   * Of an attribute whose value is text in a document.
   *
   * @param text constant SQL
   */
  static Key inDocument(String text, Attribute attribute) {
    Kind kind = Kind.inDocument(attribute);
    return new Key(kind.convert(text), kind, !kind.isText());
  }

  /** Of what no index holds. */
  static Key unindexed(String text, Attribute attribute) {
    Kind kind = Kind.inDocument(attribute);
    return new Key(kind.convert(text), kind, true);
  }

  /** What an index holds. */
  String indexed() {
    return isShort ? whole : "left(" + whole + ", " + MAX_LENGTH + ")";
  }

  /**
   * Whether comparing with what an index holds says the same as comparing with the whole: a shorter
   * text differs from both at the same place.
   */
  boolean decides(Object operand) {
    return isShort || !(operand instanceof String text) || isShorter(text);
  }

  private static boolean isShorter(String text) {
    return text.length() < MAX_LENGTH || text.codePointCount(0, text.length()) < MAX_LENGTH;
  }

  /** As much of a text as an index holds. */
  static String cut(String text) {
    return isShorter(text) ? text : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
  }
}
