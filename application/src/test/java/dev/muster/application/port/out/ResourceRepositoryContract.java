package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;

/**
 * The contract of {@link ResourceRepository} for users: every adapter's test extends this class.
 * Each theme is an interface of its own, so that no file grows large.
 */
public abstract class ResourceRepositoryContract
    implements CreatingResources,
        UniqueUserNames,
        UpdatingResources,
        ConcurrentWrites,
        DeletingResources,
        TenantIsolation,
        FilteringResources,
        FilteringText,
        FilteringByEveryOperator,
        SortingResources,
        PagingResources,
        WalkingResources,
        WalkingWhileOthersWrite,
        WritingTogether,
        SearchingLikeTheEvaluator {

  /** Keeps users; the same store in every call within a test. */
  @Override
  public abstract ResourceRepository repository();

  /** A tenant that exists and has no users yet. */
  @Override
  public abstract TenantId newTenant();
}
