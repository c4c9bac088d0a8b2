package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.DirectoryPage;
import dev.muster.domain.query.DirectoryQuery;

/** Looks for resources of several types at once. */
@FunctionalInterface
public interface DirectorySearch {

  /**
   * Those that match, in order; filtered, ordered and cut to the page where they are stored.
   * Resources whose type does not have what is sorted by are those that have no value.
   *
   * @throws dev.muster.domain.error.DirectoryUnavailable if the store does not answer
   */
  DirectoryPage search(TenantId tenant, DirectoryQuery query);
}
