package dev.muster.application.memory;

import dev.muster.application.port.out.SearchPlans;
import dev.muster.application.port.plan.PlanBasis;
import dev.muster.application.port.plan.PlanVerdict;
import dev.muster.application.port.plan.PlannedStatement;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;

/** Every search in memory looks at everything and sorts it. */
public final class InMemorySearchPlans implements SearchPlans {

  @Override
  public List<PlannedStatement> explain(
      TenantId tenant, ResourceType type, ResourceQuery query, PlanBasis basis) {
    List<PlannedStatement> statements = new ArrayList<>();
    if (query.count() > 0) {
      statements.add(statement("search", type));
    }
    statements.add(statement("count", type));
    return statements;
  }

  private static PlannedStatement statement(String name, ResourceType type) {
    PlanVerdict verdict =
        new PlanVerdict(
            List.of(), List.of(type.name()), List.of(new PlanVerdict.Sort(1_001, 0)), 1, 1);
    return new PlannedStatement(
        "InMemory." + name, type.name(), name + " $1", "look at all of " + type.name(), verdict);
  }
}
