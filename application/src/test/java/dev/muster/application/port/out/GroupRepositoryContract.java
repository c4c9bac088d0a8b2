package dev.muster.application.port.out;

import dev.muster.application.fixture.SettableClock;
import dev.muster.domain.access.TenantId;

/**
 * The contract of {@link GroupRepository}, and of the groups of users: every adapter's test extends
 * this class. Each theme is an interface of its own, so that no file grows large.
 */
public abstract class GroupRepositoryContract
    implements CreatingGroups,
        ChangingMembers,
        UpdatingGroups,
        ReadingRelations,
        NestingGroups,
        DeletingMembers,
        FilteringByRelations,
        ConcurrentMemberships,
        WritingGroupsTogether,
        BehavingLikeTheModel {

  /** Keeps users; the same store in every call within a test. */
  @Override
  public abstract ResourceRepository users();

  /** Keeps the groups of the same store. */
  @Override
  public abstract GroupRepository groups();

  /** A tenant that exists and has no resources yet. */
  @Override
  public abstract TenantId newTenant();

  @Override
  public abstract SettableClock clock();
}
