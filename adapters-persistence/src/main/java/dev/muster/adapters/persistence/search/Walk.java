package dev.muster.adapters.persistence.search;

import dev.muster.domain.query.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Conditions for what follows a place in a sorted list. Each can be served from an index on the key
 * and the id; as one condition with OR they would be read from the start of the list.
 */
final class Walk {

  private final SortKey key;
  private final Position position;
  private final List<SqlFragment> branches = new ArrayList<>();

  private final IntFunction<String> properties;
  private SqlBuilder current = new SqlBuilder("");

  private Walk(SortKey key, Position position, IntFunction<String> properties) {
    this.key = key;
    this.position = position;
    this.properties = properties;
  }

  /**
   * One condition or two, of which each resource that follows fulfils exactly one.
   *
   * @param properties where in the mapper's parameter object each of them will be
   */
  static List<SqlFragment> after(SortKey key, Position position, IntFunction<String> properties) {
    Walk walk = new Walk(key, position, properties);
    if (key.isId()) {
      walk.branch().append("id").append(walk.beyond()).bind(position.id().value());
      walk.end();
    } else if (position.key() != null) {
      walk.valuesAfter(position.key());
      if (!key.descending()) {
        walk.absentFrom();
      }
    } else {
      walk.absentAfter();
      if (key.descending()) {
        walk.allValues();
      }
    }
    return List.copyOf(walk.branches);
  }

  private SqlBuilder branch() {
    current = new SqlBuilder(properties.apply(branches.size()));
    return current;
  }

  private void end() {
    branches.add(current.build());
  }

  private String beyond() {
    return key.descending() ? " < " : " > ";
  }

  private void valuesAfter(String value) {
    branch().append("(").append(key.expression()).append(", id)").append(beyond()).append("(");
    key.kind().bindText(current, value);
    current.append(", ").bind(position.id().value()).append(")");
    end();
  }

  private void absentAfter() {
    branch().append(key.expression()).append(" is null and id").append(beyond());
    current.bind(position.id().value());
    end();
  }

  private void absentFrom() {
    branch().append(key.expression()).append(" is null");
    end();
  }

  private void allValues() {
    branch().append(key.expression()).append(" is not null");
    end();
  }
}
