package dev.muster.application.port.out;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.domain.access.TenantId;

/** What each theme of the contract needs of the adapter. */
interface RepositoryUnderTest {

  ResourceRepository repository();

  TenantId newTenant();

  default TenantUsers newUsers() {
    return new TenantUsers(repository(), newTenant());
  }
}
