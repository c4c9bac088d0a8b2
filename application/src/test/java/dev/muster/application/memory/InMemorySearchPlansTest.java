package dev.muster.application.memory;

import dev.muster.application.port.out.SearchPlans;
import dev.muster.application.port.out.SearchPlansContract;
import dev.muster.domain.access.TenantId;

final class InMemorySearchPlansTest extends SearchPlansContract {

  @Override
  public SearchPlans plans() {
    return new InMemorySearchPlans();
  }

  @Override
  public TenantId tenant() {
    return new TenantId(1);
  }
}
