package dev.muster.application.service;

import dev.muster.application.port.in.ExecuteBulkUseCase;
import dev.muster.domain.access.TenantId;
import java.util.List;

/** Carries out bulks: finds their order, and writes run by run. */
public final class BulkService implements ExecuteBulkUseCase {

  private final ResourceServices services;

  public BulkService(ResourceServices services) {
    this.services = services;
  }

  @Override
  public List<Result> execute(TenantId tenant, Bulk bulk) {
    List<BulkStep> steps = BulkSteps.of(bulk.operations(), services);
    BulkOutcomes outcomes = new BulkOutcomes(steps, bulk.failOnErrors());
    for (List<BulkStep> run : BulkPlan.of(steps, !outcomes.endsAtFailures())) {
      if (!outcomes.isOver()) {
        new BulkRun(tenant, run, outcomes).execute();
      }
    }
    return outcomes.results();
  }
}
