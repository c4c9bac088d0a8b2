package dev.muster.application.memory;

import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.application.port.out.TokenRepositoryContract;

final class InMemoryTokenRepositoryTest extends TokenRepositoryContract {

  private final InMemoryResourceRepository users = new InMemoryResourceRepository();
  private final InMemoryTokenRepository tokens = new InMemoryTokenRepository(users);
  private final InMemoryTenantRepository tenants = new InMemoryTenantRepository(tokens, users);

  @Override
  public TenantRepository tenants() {
    return tenants;
  }

  @Override
  public TokenRepository tokens() {
    return tokens;
  }

  @Override
  public ResourceRepository users() {
    return users;
  }
}
