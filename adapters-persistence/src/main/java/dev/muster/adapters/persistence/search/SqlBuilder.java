package dev.muster.adapters.persistence.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Composes a {@link SqlFragment}. */
final class SqlBuilder {

  private final String property;
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  /**
   * @param property of the mapper's parameter object under which the fragment will be found
   */
  SqlBuilder(String property) {
    this.property = property;
  }

  /** Adds text that is a constant, or was composed of constants. */
  SqlBuilder append(String constant) {
    sql.append(constant);
    return this;
  }

  /** Adds a reference to a parameter with this value. */
  SqlBuilder bind(Object value) {
    sql.append("#{").append(property).append(".parameters[").append(parameters.size()).append("]}");
    parameters.add(value);
    return this;
  }

  /** Adds all of them in parentheses, with the word between each two. */
  <T> void join(List<T> parts, String word, Consumer<T> writer) {
    String separator = "(";
    for (T part : parts) {
      append(separator);
      writer.accept(part);
      separator = word;
    }
    append(")");
  }

  SqlFragment build() {
    return new SqlFragment(sql.toString(), parameters);
  }

  /**
   * A name from a schema as an SQL string. Schemas belong to the server, yet their names are
   * quoted, and braces, which MyBatis would read, are refused.
   */
  static String literal(String name) {
    if (name.indexOf('{') >= 0 || name.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("a name in a schema has no braces and no backslash");
    }
    return "'" + name.replace("'", "''") + "'";
  }
}
