package dev.muster.application.service;

import dev.muster.application.port.in.CheckReadinessUseCase;
import dev.muster.application.port.in.KeepHouseUseCase;
import dev.muster.application.port.out.ChangeLog;
import dev.muster.application.port.out.Leftovers;
import dev.muster.application.port.out.StoreProbe;
import java.util.List;

/** What keeps a running server in order. */
public final class OperationsService implements KeepHouseUseCase, CheckReadinessUseCase {

  private final AuthenticationService authentication;
  private final ChangeLog changes;
  private final List<Leftovers> leftovers;
  private final StoreProbe store;

  public OperationsService(
      AuthenticationService authentication,
      ChangeLog changes,
      List<Leftovers> leftovers,
      StoreProbe store) {
    this.authentication = authentication;
    this.changes = changes;
    this.leftovers = List.copyOf(leftovers);
    this.store = store;
  }

  @Override
  public void keepHouse() {
    try {
      changes.prune();
      leftovers.forEach(Leftovers::removeLeftovers);
    } finally {
      authentication.recordUses();
    }
  }

  @Override
  public boolean isReady() {
    return store.answers();
  }
}
