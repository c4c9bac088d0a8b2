package dev.muster.application.memory;

import dev.muster.application.port.out.GroupMemberSearch;
import dev.muster.application.port.out.GroupMemberSearchContract;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import java.util.concurrent.atomic.AtomicInteger;

final class InMemoryGroupMemberSearchTest extends GroupMemberSearchContract {

  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final AtomicInteger tenants = new AtomicInteger();

  @Override
  protected ResourceRepository users() {
    return directory.users();
  }

  @Override
  protected GroupRepository groups() {
    return directory.groups();
  }

  @Override
  protected GroupMemberSearch search() {
    return directory.groupMembers();
  }

  @Override
  protected TenantId newTenant() {
    return new TenantId(tenants.incrementAndGet());
  }
}
