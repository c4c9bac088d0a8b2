package dev.muster.adapters.persistence.search;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.text.CodePoints;

/** Writes comparisons as conditions that an index can serve where there is one. */
public final class Conditions {

  /** Trigrams find nothing shorter. */
  private static final int TRIGRAM = 3;

  private final SqlBuilder sql;

  Conditions(SqlBuilder sql) {
    this.sql = sql;
  }

  /** Adds constant SQL. */
  public Conditions append(String constant) {
    sql.append(constant);
    return this;
  }

  public Conditions bind(Object value) {
    sql.bind(value);
    return this;
  }

  /**
   * Adds a comparison; null where there is no value.
   *
   * @param operand already of the kind of the key
   */
  void compare(Key key, ComparisonOperator operator, Object operand) {
    String expression = key.decides(operand) ? key.indexed() : key.whole();
    switch (operator) {
      case EQ -> equal(key, operand);
      case NE -> binary(key.whole(), " is distinct from ", operand);
      case GT -> binary(expression, " > ", operand);
      case GE -> binary(expression, " >= ", operand);
      case LT -> binary(expression, " < ", operand);
      case LE -> binary(expression, " <= ", operand);
      case SW -> startsWith(expression, (String) operand);
      case EW -> endsWith(key.whole(), (String) operand);
      case CO -> contains(key.whole(), (String) operand);
    }
  }

  /**
   * Adds that there is a value; an empty text is none.
   *
   * @param expression its text
   */
  void present(String expression, Attribute attribute) {
    boolean mayBeEmpty =
        attribute.type() == AttributeType.STRING || attribute.type() == AttributeType.REFERENCE;
    sql.append(expression).append(mayBeEmpty ? " <> ''" : " is not null");
  }

  private void equal(Key key, Object operand) {
    if (key.decides(operand)) {
      binary(key.indexed(), " = ", operand);
    } else {
      sql.append("(");
      binary(key.indexed(), " = ", Key.cut((String) operand));
      sql.append(" and ");
      binary(key.whole(), " = ", operand);
      sql.append(")");
    }
  }

  private void binary(String expression, String operator, Object operand) {
    sql.append(expression).append(operator).bind(operand);
  }

  /** A range, which every B-tree serves whatever the plan; LIKE is served by some plans only. */
  private void startsWith(String expression, String prefix) {
    sql.append("(").append(expression).append(" >= ").bind(prefix);
    CodePoints.successorOfPrefix(prefix)
        .ifPresent(end -> sql.append(" and ").append(expression).append(" < ").bind(end));
    sql.append(")");
  }

  private void endsWith(String expression, String suffix) {
    int length = suffix.codePointCount(0, suffix.length());
    sql.append("right(").append(expression).append(", ").bind(length).append(") = ").bind(suffix);
  }

  private void contains(String expression, String part) {
    if (isTrigram(part)) {
      sql.append(expression).append(" like ").bind("%" + escapeLike(part) + "%");
    } else {
      sql.append("strpos(").append(expression).append(", ").bind(part).append(") > 0");
    }
  }

  /** Whether a trigram index can find text that contains this. */
  public static boolean isTrigram(String part) {
    return part.codePointCount(0, part.length()) >= TRIGRAM;
  }

  /** The text as a LIKE pattern that matches nothing but itself. */
  public static String escapeLike(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
