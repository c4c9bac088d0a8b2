package dev.muster.adapters.persistence.search;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The texts of a multi-valued attribute of the document as one array, which an index can hold. */
final class ElementKeys {

  private ElementKeys() {}

  /** Constant SQL; empty if the values are no texts, or few different ones are to be expected. */
  static Optional<String> of(AttributePath path) {
    Kind kind = Kind.inDocument(path.leaf());
    Attribute sub = path.subAttribute();
    List<String> names =
        Stream.of(path.extension(), path.attribute().name(), sub == null ? null : sub.name())
            .filter(Objects::nonNull)
            .toList();
    if (!path.attribute().multiValued()
        || !kind.isText()
        || !path.leaf().canonicalValues().isEmpty()
        || names.stream().anyMatch(name -> name.indexOf('"') >= 0)) {
      return Optional.empty();
    }
    String extension = path.extension() == null ? "" : ".\"" + path.extension() + "\"";
    String value = sub == null ? "" : ".\"" + sub.name() + "\"";
    String jsonpath = "$" + extension + ".\"" + path.attribute().name() + "\"[*]" + value;
    return Optional.of(
        "element_keys(document, %s, %s)"
            .formatted(SqlBuilder.literal(jsonpath), kind == Kind.FOLDED_TEXT));
  }

  /**
   * Adds to the condition that decides the one by which an index finds what can fulfil it: that one
   * of the values is this text, or begins with as much of it as an index holds.
   *
   * @param operand as it is compared
   */
  static void narrow(AttributePath path, Object operand, Conditions conditions) {
    of(path)
        .ifPresent(
            keys ->
                conditions
                    .append(" and " + keys + " @> ")
                    .bind(new String[] {Key.cut((String) operand)}));
  }

  /** The first comparison of a filter on one value by which an index can find it. */
  static Optional<Filter.Comparison> narrowing(AttributePath path, Filter inner) {
    return switch (inner) {
      case Filter.Comparison comparison ->
          comparison.operator() == ComparisonOperator.EQ
                  && of(path.child(comparison.path().leaf())).isPresent()
              ? Optional.of(comparison)
              : Optional.empty();
      case Filter.And(List<Filter> operands) ->
          operands.stream().flatMap(operand -> narrowing(path, operand).stream()).findFirst();
      case Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> Optional.empty();
    };
  }
}
