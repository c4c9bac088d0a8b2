package dev.muster.adapters.cache.token;

import dev.muster.application.port.out.TenantRepository;
import dev.muster.domain.access.Tenant;
import dev.muster.domain.access.TenantId;
import java.util.List;
import java.util.Optional;

/** Tenants whose tokens are in memory: when one goes, so do they. */
record TokenForgettingTenants(TenantRepository tenants, CachingTokenRepository tokens)
    implements TenantRepository {

  @Override
  public Tenant create(String name) {
    return tenants.create(name);
  }

  @Override
  public Optional<Tenant> find(String name) {
    return tenants.find(name);
  }

  @Override
  public List<Tenant> list() {
    return tenants.list();
  }

  /** A deletion that failed may have taken effect. */
  @Override
  public boolean delete(TenantId id) {
    try {
      return tenants.delete(id);
    } finally {
      tokens.forget();
    }
  }

  @Override
  public void removeLeftovers() {
    tenants.removeLeftovers();
  }
}
