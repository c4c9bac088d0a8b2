package dev.muster.adapters.persistence.access;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.application.port.out.TokenRepositoryContract;
import org.junit.jupiter.api.AfterEach;

final class PostgresTokenRepositoryIT extends TokenRepositoryContract {

  private final PostgresPersistence persistence = TestDatabase.open();

  @AfterEach
  void close() {
    persistence.close();
  }

  @Override
  public TokenRepository tokens() {
    return persistence.tokens();
  }

  @Override
  public TenantRepository tenants() {
    return persistence.tenants();
  }

  @Override
  public ResourceRepository users() {
    return persistence.users();
  }
}
