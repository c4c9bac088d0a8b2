package dev.muster.application.service;

import dev.muster.application.port.in.CheckReadinessUseCase;
import dev.muster.application.port.in.KeepHouseUseCase;
import dev.muster.application.port.out.ChangeLog;
import dev.muster.application.port.out.StoreProbe;
import dev.muster.application.port.out.TenantRepository;

/** What keeps a running server in order. */
public final class OperationsService implements KeepHouseUseCase, CheckReadinessUseCase {

  private final AuthenticationService authentication;
  private final ChangeLog changes;
  private final TenantRepository tenants;
  private final StoreProbe store;

  public OperationsService(
      AuthenticationService authentication,
      ChangeLog changes,
      TenantRepository tenants,
      StoreProbe store) {
    this.authentication = authentication;
    this.changes = changes;
    this.tenants = tenants;
    this.store = store;
  }

  @Override
  public void keepHouse() {
    try {
      changes.prune();
      tenants.removeLeftovers();
    } finally {
      authentication.recordUses();
    }
  }

  @Override
  public boolean isReady() {
    return store.answers();
  }
}
