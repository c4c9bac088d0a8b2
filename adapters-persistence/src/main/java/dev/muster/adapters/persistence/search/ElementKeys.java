package dev.muster.adapters.persistence.search;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The texts of a multi-valued attribute of the document as one array, which an index can hold. */
final class ElementKeys {

  private ElementKeys() {}

  /** Constant SQL; empty if the values are no texts. */
  static Optional<String> of(AttributePath path) {
    Kind kind = Kind.inDocument(path.leaf());
    if (!path.attribute().multiValued() || !kind.isText()) {
      return Optional.empty();
    }
    Attribute sub = path.subAttribute();
    return Optional.of(
        "element_keys(document, %s, %s, %s, %s)"
            .formatted(
                nullable(path.extension()),
                SqlBuilder.literal(path.attribute().name()),
                nullable(sub == null ? null : sub.name()),
                kind == Kind.FOLDED_TEXT));
  }

  private static String nullable(@Nullable String name) {
    return name == null ? "null" : SqlBuilder.literal(name);
  }

  /**
   * Adds the condition that one of the values is this text, or begins with it if it is too long for
   * an index.
   */
  static void contain(String keys, String operand, Conditions conditions) {
    conditions.append(keys).append(" @> ").bind(new String[] {Key.cut(operand)});
  }

  /**
   * The comparison by which an index can find the values that a filter on one of them selects: the
   * first that is not on a sub-attribute of few values, such as type.
   */
  static Optional<Filter.Comparison> narrowing(Filter inner) {
    return switch (inner) {
      case Filter.Comparison comparison ->
          comparison.operator() == ComparisonOperator.EQ
                  && comparison.path().leaf().canonicalValues().isEmpty()
                  && Kind.inDocument(comparison.path().leaf()).isText()
              ? Optional.of(comparison)
              : Optional.empty();
      case Filter.And(List<Filter> operands) ->
          operands.stream().flatMap(operand -> narrowing(operand).stream()).findFirst();
      case Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> Optional.empty();
    };
  }
}
