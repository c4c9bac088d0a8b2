package dev.muster.adapters.persistence.access;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TenantRepositoryContract;
import dev.muster.application.port.out.TokenRepository;
import org.junit.jupiter.api.AfterEach;

final class PostgresTenantRepositoryIT extends TenantRepositoryContract {

  private final PostgresPersistence persistence = TestDatabase.open();

  @AfterEach
  void close() {
    persistence.close();
  }

  @Override
  public TenantRepository tenants() {
    return persistence.tenants();
  }

  @Override
  public TokenRepository tokens() {
    return persistence.tokens();
  }

  @Override
  public ResourceRepository users() {
    return persistence.users();
  }
}
