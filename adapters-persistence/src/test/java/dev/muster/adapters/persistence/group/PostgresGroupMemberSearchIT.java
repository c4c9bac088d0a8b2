package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.application.port.out.GroupMemberSearch;
import dev.muster.application.port.out.GroupMemberSearchContract;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresGroupMemberSearchIT extends GroupMemberSearchContract {

  private final AtomicInteger tenants = new AtomicInteger();
  private final PostgresPersistence persistence = TestDatabase.open();

  @AfterAll
  void close() {
    persistence.close();
  }

  @Override
  protected ResourceRepository users() {
    return persistence.users();
  }

  @Override
  protected GroupRepository groups() {
    return persistence.groups();
  }

  @Override
  protected GroupMemberSearch search() {
    return persistence.groupMembers();
  }

  @Override
  protected TenantId newTenant() {
    return persistence.tenants().create("tenant-" + tenants.incrementAndGet()).id();
  }
}
