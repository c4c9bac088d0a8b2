package dev.muster.application.port.out;

import dev.muster.application.port.plan.PlanBasis;
import dev.muster.application.port.plan.PlannedStatement;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.schema.ResourceType;
import java.util.List;

/** How searches would be carried out. Nothing changes by asking. */
@FunctionalInterface
public interface SearchPlans {

  /**
   * The statements of a search with their plans: the one that brings the page, unless its count is
   * 0, then the one that brings the total, which is sent where the page does not tell it by itself.
   * No literal of the filter is in any of them.
   *
   * @param type one of the server
   * @throws dev.muster.domain.error.InvalidRequest (tooMany) if it is to be run and takes longer
   *     than a search may
   */
  List<PlannedStatement> explain(
      TenantId tenant, ResourceType type, ResourceQuery query, PlanBasis basis);
}
