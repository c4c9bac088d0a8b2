package dev.muster.application.service;

import dev.muster.application.port.in.ImportResourcesUseCase;
import dev.muster.application.port.out.ImportStore;
import dev.muster.application.port.out.PasswordHasher;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.ResourceNotFound;
import java.util.List;
import java.util.function.Consumer;

/** Imports into tenants. */
public final class ImportService implements ImportResourcesUseCase {

  private final TenantRepository tenants;
  private final ImportStore store;
  private final ResourceServices resources;
  private final ImportedPasswords passwords;

  public ImportService(
      TenantRepository tenants,
      ImportStore store,
      ResourceServices resources,
      PasswordHasher hasher) {
    this.tenants = tenants;
    this.store = store;
    this.resources = resources;
    this.passwords = new ImportedPasswords(hasher);
  }

  @Override
  public Import begin(String tenant, boolean trial, Consumer<Rejection> rejections) {
    TenantId id =
        tenants.find(tenant).orElseThrow(() -> new ResourceNotFound("Tenant", tenant)).id();
    ImportTally tally = new ImportTally(rejections);
    ImportStore.Session session = store.open(id);
    List<ImportRun.Steps> steps =
        resources.all().stream()
            .map(
                service ->
                    new ImportRun.Steps(
                        new ImportComparison(service, session, passwords),
                        new ImportWriter(id, service, session, tally, trial)))
            .toList();
    return new ImportRun(session, steps, tally, trial);
  }
}
