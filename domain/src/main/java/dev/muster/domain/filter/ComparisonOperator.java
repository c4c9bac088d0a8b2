package dev.muster.domain.filter;

import dev.muster.domain.schema.AttributeType;
import java.util.Optional;

/** The operators that compare an attribute with a value (RFC 7644 table 3). */
public enum ComparisonOperator {
  EQ,
  NE,
  CO,
  SW,
  EW,
  GT,
  GE,
  LT,
  LE;

  /** The operator written so, in any case. */
  static Optional<ComparisonOperator> of(String word) {
    for (ComparisonOperator operator : values()) {
      if (operator.name().equalsIgnoreCase(word)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /** Whether the operator has a meaning for the type. */
  public boolean fits(AttributeType type) {
    return switch (this) {
      case EQ, NE -> type != AttributeType.COMPLEX;
      case CO, SW, EW -> type == AttributeType.STRING || type == AttributeType.REFERENCE;
      case GT, GE, LT, LE ->
          switch (type) {
            case STRING, REFERENCE, INTEGER, DECIMAL, DATE_TIME -> true;
            case BOOLEAN, BINARY, COMPLEX -> false;
          };
    };
  }
}
