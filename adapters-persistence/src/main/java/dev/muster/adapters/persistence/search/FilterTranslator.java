package dev.muster.adapters.persistence.search;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Writes filters as SQL with the meaning that {@link Filter} gives them. A condition may be null
 * where the filter is false; {@code not} makes up for it, so that NULL never decides.
 */
final class FilterTranslator {

  private static final AttributePath META = AttributePath.of(CommonAttributes.META);

  private final ResourceTable table;
  private final SqlBuilder sql;
  private final Conditions conditions;

  FilterTranslator(ResourceTable table, SqlBuilder sql) {
    this.table = table;
    this.sql = sql;
    this.conditions = new Conditions(sql);
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
      case Filter.Present(AttributePath path) -> {
        if (isKnown(path, false)) {
          present(path);
        }
      }
      case Filter.Comparison comparison -> {
        if (isKnown(comparison.path(), comparison.operator() == ComparisonOperator.NE)) {
          compare(comparison);
        }
      }
      case Filter.ValuePath valuePath -> {
        if (isKnown(valuePath.path(), false)) {
          valuePath(valuePath);
        }
      }
    }
  }

  /** In a search of all types, a filter may be about attributes of another type. */
  private boolean isKnown(AttributePath path, boolean absentMatches) {
    boolean known = table.has(path);
    if (!known) {
      sql.append(absentMatches ? "true" : "false");
    }
    return known;
  }

  private void present(AttributePath path) {
    Optional<Column> column = table.column(path);
    if (path.equals(META)) {
      sql.append("true");
    } else if (column.isPresent()) {
      conditions.present(column.get().key(), path.leaf());
    } else if (!path.attribute().multiValued()) {
      conditions.present(DocumentPath.text(path), path.leaf());
    } else {
      Elements elements = Elements.of(table, path);
      sql.append("exists (select from ").append(elements.from()).append(" where ");
      conditions.present(elements.text(path.subAttribute()), path.leaf());
      sql.append(")");
    }
  }

  private void compare(Filter.Comparison comparison) {
    AttributePath path = comparison.path();
    Optional<Column> column = table.column(path);
    if (column.isPresent()) {
      compareColumn(column.get(), comparison);
      return;
    }
    Kind kind = Kind.inDocument(path.leaf());
    Object operand = kind.parameter(comparison.operand());
    if (!path.attribute().multiValued()) {
      conditions.compare(
          Key.inDocument(DocumentPath.text(path), path.leaf()), comparison.operator(), operand);
      return;
    }
    Optional<Relation> relation = table.relation(path);
    if (relation.isPresent() && isIdentity(comparison)) {
      leadsTo(relation.get(), comparison.operand());
      return;
    }
    sql.append("(");
    boolean narrowed = table.narrow(comparison, conditions);
    if (narrowed) {
      sql.append(" and ");
    }
    anyElement(path, comparison.operator(), operand);
    if (!narrowed && comparison.operator() == ComparisonOperator.EQ && relation.isEmpty()) {
      ElementKeys.narrow(path, operand, conditions);
    }
    sql.append(")");
  }

  private void anyElement(AttributePath path, ComparisonOperator operator, Object operand) {
    Elements elements = Elements.of(table, path);
    if (operator == ComparisonOperator.NE) {
      sql.append("not exists (select from ").append(elements.from()).append(") or ");
    }
    sql.append("exists (select from ").append(elements.from()).append(" where ");
    conditions.compare(
        Key.unindexed(elements.text(path.subAttribute()), path.leaf()), operator, operand);
    sql.append(")");
  }

  /** Whether a comparison on a relation asks for one resource by its id. */
  private static boolean isIdentity(Filter.Comparison comparison) {
    return comparison.operator() == ComparisonOperator.EQ
        && comparison.path().leaf().name().equals("value");
  }

  private void leadsTo(Relation relation, Value operand) {
    Optional<ResourceId> id = operand.asText().flatMap(ResourceId::parse);
    if (id.isPresent()) {
      relation.leadsTo(id.get().value(), conditions);
    } else {
      sql.append("false");
    }
  }

  private void compareColumn(Column column, Filter.Comparison comparison) {
    Object operand = column.kind().parameter(comparison.operand());
    if (column.kind() == Kind.IDENTIFIER && comparison.operator() == ComparisonOperator.EQ) {
      Optional<ResourceId> id = ResourceId.parse((String) operand);
      if (id.isPresent()) {
        sql.append(column.value()).append(" = ").bind(id.get().value());
      } else {
        sql.append("false");
      }
    } else {
      conditions.compare(Key.of(column), comparison.operator(), operand);
    }
  }

  private void valuePath(Filter.ValuePath valuePath) {
    AttributePath path = valuePath.path();
    if (path.attribute().multiValued()) {
      valueOf(valuePath);
      return;
    }
    sql.append("(");
    if (!path.equals(META)) {
      sql.append(DocumentPath.attribute(path)).append(" is not null and ");
    }
    translate(below(path, valuePath.filter()));
    sql.append(")");
  }

  private void valueOf(Filter.ValuePath valuePath) {
    AttributePath path = valuePath.path();
    Optional<Relation> relation = table.relation(path);
    sql.append("(");
    boolean narrowed = table.narrow(valuePath, conditions);
    if (narrowed) {
      sql.append(" and ");
    }
    relation.ifPresent(of -> narrow(of, valuePath.filter()));
    Elements elements = Elements.of(table, path);
    sql.append("exists (select from ").append(elements.from()).append(" where ");
    new ElementFilter(elements, sql, conditions).translate(valuePath.filter());
    sql.append(")");
    if (!narrowed && relation.isEmpty()) {
      ElementKeys.narrowing(path, valuePath.filter())
          .ifPresent(
              found -> {
                AttributePath sub = path.child(found.path().leaf());
                Object operand = Kind.inDocument(sub.leaf()).parameter(found.operand());
                ElementKeys.narrow(sub, operand, conditions);
              });
    }
    sql.append(")");
  }

  /** Adds for each identity that the filter asks for the condition that an index serves. */
  private void narrow(Relation relation, Filter inner) {
    switch (inner) {
      case Filter.Comparison comparison -> {
        if (isIdentity(comparison)) {
          leadsTo(relation, comparison.operand());
          sql.append(" and ");
        }
      }
      case Filter.And(List<Filter> operands) ->
          operands.forEach(operand -> narrow(relation, operand));
      case Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> {}
    }
  }

  /** The same filter on the sub-attributes of a single value, which may have columns or indexes. */
  private static Filter below(AttributePath path, Filter inner) {
    return switch (inner) {
      case Filter.And(List<Filter> operands) ->
          new Filter.And(operands.stream().map(operand -> below(path, operand)).toList());
      case Filter.Or(List<Filter> operands) ->
          new Filter.Or(operands.stream().map(operand -> below(path, operand)).toList());
      case Filter.Not(Filter operand) -> new Filter.Not(below(path, operand));
      case Filter.Present(AttributePath sub) -> new Filter.Present(path.child(sub.leaf()));
      case Filter.Comparison(AttributePath sub, ComparisonOperator operator, Value operand) ->
          new Filter.Comparison(path.child(sub.leaf()), operator, operand);
      case Filter.ValuePath nested -> nested;
    };
  }
}
