package dev.muster.adapters.persistence.search;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.text.CaseFolding;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;

/** The SQL type as which an attribute is compared and ordered. */
public enum Kind {
  /** Text by code point. */
  TEXT,
  /** Text by code point, folded. */
  FOLDED_TEXT,
  /** The id, a uuid that is text for everything but equality. */
  IDENTIFIER,
  BOOLEAN,
  NUMBER,
  TIMESTAMP;

  /** How an attribute is compared whose value is text in a JSON document. */
  static Kind inDocument(Attribute attribute) {
    return switch (attribute.type()) {
      case STRING, REFERENCE, BINARY -> attribute.caseExact() ? TEXT : FOLDED_TEXT;
      case DATE_TIME, COMPLEX -> TEXT;
      case BOOLEAN -> BOOLEAN;
      case INTEGER, DECIMAL -> NUMBER;
    };
  }

  /** Turns the text of a JSON value into a value of this kind. */
  public String convert(String text) {
    return switch (this) {
      case TEXT, IDENTIFIER -> "(" + text + ") collate \"C\"";
      case FOLDED_TEXT ->
          "normalize(lower(normalize(" + text + ") collate pg_c_utf8)) collate \"C\"";
      case BOOLEAN -> "(" + text + ")::boolean";
      case NUMBER -> "(" + text + ")::numeric";
      case TIMESTAMP -> "(" + text + ")::timestamptz";
    };
  }

  /** The type of keys of this kind. */
  String sqlType() {
    return switch (this) {
      case TEXT, FOLDED_TEXT, IDENTIFIER -> "text";
      case BOOLEAN -> "boolean";
      case NUMBER -> "numeric";
      case TIMESTAMP -> "timestamptz";
    };
  }

  /** Binds the text of a value of this kind, as PostgreSQL wrote it. */
  void bindText(SqlBuilder sql, String text) {
    sql.append("(").bind(text).append("::text)::" + sqlType());
  }

  boolean isText() {
    return this == TEXT || this == FOLDED_TEXT || this == IDENTIFIER;
  }

  /** The operand of a comparison as a parameter. */
  Object parameter(Value operand) {
    return switch (operand) {
      case Value.Text(String text) -> key(text);
      case Value.Reference(String uri) -> key(uri);
      case Value.Binary(String base64) -> key(base64);
      case Value.DateTime(var moment) -> this == TIMESTAMP ? moment : DateTimes.format(moment);
      case Value.Bool(boolean bool) -> bool;
      case Value.WholeNumber(long number) -> number;
      case Value.DecimalNumber(var number) -> number;
      case Value.Complex _, Value.Multiple _ ->
          throw new IllegalArgumentException("a comparison has a simple operand");
    };
  }

  private String key(String text) {
    return this == FOLDED_TEXT ? CaseFolding.fold(text) : text;
  }
}
