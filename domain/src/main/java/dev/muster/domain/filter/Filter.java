package dev.muster.domain.filter;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A filter, bound to the schemas of a resource type (RFC 7644 §3.4.2.2).
 *
 * <p>A path means the values it leads to: one for each value of a multi-valued attribute, or the
 * one absent value where there is none. A filter on it holds if it holds for any of them. An absent
 * value is not equal to anything, so {@code ne} holds for it and every other operator fails. Text
 * is compared by code point, and folded first unless the attribute is exact in case. Every filter
 * is either true or false of a resource.
 */
public sealed interface Filter {

  /** Holds if all do; has at least two operands. */
  record And(List<Filter> operands) implements Filter {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /** Holds if any does; has at least two operands. */
  record Or(List<Filter> operands) implements Filter {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  record Not(Filter operand) implements Filter {}

  /**
   * Holds if the operator does between the attribute and the operand.
   *
   * @param operand of the type that the attribute has; never complex or multiple
   */
  record Comparison(AttributePath path, ComparisonOperator operator, Value operand)
      implements Filter {}

  /** Holds if there is a value, and it is not empty text. */
  record Present(AttributePath path) implements Filter {}

  /**
   * Holds if the filter holds for one of the complex values of the attribute.
   *
   * @param filter its paths are sub-attributes of the attribute
   */
  record ValuePath(AttributePath path, Filter filter) implements Filter {}

  /** Reads a filter as a client writes it; the reverse of {@link FilterPrinter#print}. */
  static Filter parse(ResourceType type, String text) {
    return new FilterParser(text, name -> AttributePath.resolve(type, name)).parse();
  }

  /**
   * Reads a filter for one of several types (RFC 7644 §3.4.2.1): an attribute that only another of
   * them has, or none, has no value.
   */
  static Filter parse(ResourceType type, List<ResourceType> others, String text) {
    return new FilterParser(
            text,
            name ->
                AttributePath.resolve(type, name)
                    .or(() -> AttributePath.resolveAny(others, name))
                    .or(() -> Optional.of(AttributePath.NOWHERE)))
        .parse();
  }

  /**
   * Reads what stands in the brackets of a value path: a filter of the values of one attribute,
   * whose paths are its sub-attributes, or {@code value} if the values are simple.
   */
  static Filter parseWithin(AttributePath path, String text) {
    return new FilterParser(text, FilterParser.within(path)).parse();
  }
}
