package dev.muster.application.port.out;

import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.domain.access.TenantId;

/** What each theme of the contract of groups needs of the adapter. */
interface DirectoryUnderTest {

  ResourceRepository users();

  GroupRepository groups();

  TenantId newTenant();

  /** Tells when a group changes because its members do. */
  SettableClock clock();

  default TenantGroups newDirectory() {
    return new TenantGroups(users(), groups(), newTenant());
  }
}
