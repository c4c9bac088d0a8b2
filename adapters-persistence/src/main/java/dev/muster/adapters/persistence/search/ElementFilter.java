package dev.muster.adapters.persistence.search;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.value.Value;
import java.util.List;

/** Writes a filter on the sub-attributes of one element of a multi-valued attribute. */
final class ElementFilter {

  private final Elements elements;
  private final SqlBuilder sql;
  private final Conditions conditions;

  ElementFilter(Elements elements, SqlBuilder sql, Conditions conditions) {
    this.elements = elements;
    this.sql = sql;
    this.conditions = conditions;
  }

  void translate(Filter filter) {
    switch (filter) {
      case Filter.And(List<Filter> operands) -> sql.join(operands, " and ", this::translate);
      case Filter.Or(List<Filter> operands) -> sql.join(operands, " or ", this::translate);
      case Filter.Not(Filter operand) -> {
        sql.append("((");
        translate(operand);
        sql.append(") is not true)");
      }
      case Filter.Present(AttributePath path) ->
          conditions.present(elements.text(path.leaf()), path.leaf());
      case Filter.Comparison(AttributePath path, ComparisonOperator operator, Value operand) ->
          conditions.compare(
              Key.unindexed(elements.text(path.leaf()), path.leaf()),
              operator,
              Kind.inDocument(path.leaf()).parameter(operand));
      case Filter.ValuePath _ ->
          throw new IllegalArgumentException("complex values do not nest (RFC 7643 §2.3.8)");
    }
  }
}
