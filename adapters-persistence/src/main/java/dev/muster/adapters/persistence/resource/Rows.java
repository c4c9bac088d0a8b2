package dev.muster.adapters.persistence.resource;

import dev.muster.domain.resource.ResourceState;
import java.util.List;
import java.util.Optional;

/**
 * Makes rows of resources.
 *
 * @param <R> a row as it is written
 * @param <B> several rows
 */
public interface Rows<R, B> {

  /**
   * Extracts the columns of a resource.
   *
   * @throws dev.muster.domain.error.InvalidRequest (invalidValue) if a value is too long for its
   *     index
   */
  R of(int tenant, ResourceState state);

  B all(List<R> rows);

  /** The value of the row that no other row of the tenant has, if there is such a column. */
  default Optional<String> uniqueKey(R row) {
    return Optional.empty();
  }
}
