package dev.muster.adapters.persistence.search;

import java.util.List;

/**
 * A piece of SQL with its parameters. The text consists of constants and of references to the
 * parameters; nothing that a client sent is ever part of it.
 */
public record SqlFragment(String sql, List<Object> parameters) {

  /** Only {@link SqlBuilder} makes fragments. */
  public SqlFragment {
    parameters = List.copyOf(parameters);
  }
}
