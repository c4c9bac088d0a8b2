package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.index.SearchWatch;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.adapters.persistence.resource.ResourceKey;
import dev.muster.adapters.persistence.resource.UnknownRelations;
import dev.muster.application.port.out.ChangedGroup;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Groups in PostgreSQL. Changing members takes 1 statement, or a share in one. */
public final class PostgresGroupRepository
    extends PostgresResourceRepository<GroupRecord, GroupBatch> implements GroupRepository {

  private static final int REMOVED_AT_ONCE = 5_000;
  private static final int MAX_BATCHES = 20;

  private final MembershipMapper members;
  private final Memberships memberships;
  private final MembershipQueue<ResourceKey> queue = new MembershipQueue<>();

  /**
   * @param type Group, perhaps with extensions of the server's own
   */
  public PostgresGroupRepository(
      ResourceType type, Database database, MapperFactory mappers, SearchWatch watch, Clock clock) {
    super(
        database,
        new GroupTable(type),
        mappers.mapper(GroupMapper.class),
        new GroupRows(),
        watch,
        clock);
    this.members = mappers.mapper(MembershipMapper.class);
    this.memberships = new Memberships(members);
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return GroupMapper.class;
  }

  /** What it has to know of members. */
  public static Class<?> membershipMapperType() {
    return MembershipMapper.class;
  }

  @Override
  public Optional<ChangedGroup> changeMembers(
      TenantId tenant, ResourceId group, MembershipChange change, VersionCondition condition) {
    long[] versions = accepted(condition);
    if (versions == null) {
      return queue.submit(
          key(tenant, group), change, merged -> changeNow(tenant, group, merged, null));
    }
    try {
      return changeNow(tenant, group, change, versions);
    } catch (UnknownRelations unknown) {
      throw unknown.refusal();
    }
  }

  private Optional<ChangedGroup> changeNow(
      TenantId tenant, ResourceId group, MembershipChange change, long @Nullable [] versions) {
    Supplier<Map<ResourceId, Memberships.Changed>> statement =
        () -> memberships.change(tenant.value(), Map.of(group, change), versions, true, now());
    Map<ResourceId, Memberships.Changed> changed =
        change.clears() ? database().runInTransaction(statement) : database().run(statement);
    Memberships.Changed found = changed.get(group);
    if (found == null) {
      return Optional.empty();
    }
    if (!found.accepted()) {
      throw new VersionMismatch(found.meta().version());
    }
    return Optional.of(new ChangedGroup(found.meta(), found.ofUsersOnly()));
  }

  @Override
  public Optional<StoredResource> readWhole(
      TenantId tenant, ResourceId group, Consumer<Value.Complex> member) {
    return database()
        .runInSnapshot(
            () -> {
              Optional<StoredResource> found = findWithin(key(tenant, group));
              if (found.isPresent()) {
                members.members(
                    tenant.value(),
                    group.value(),
                    row -> member.accept(row.getResultObject().member()));
              }
              return found;
            });
  }

  @Override
  protected boolean hasRelations(ResourceState state) {
    return !state.members().isNone();
  }

  @Override
  protected void writeRelations(TenantId tenant, List<ResourceState> states) {
    memberships.change(tenant.value(), changes(states), null, false, now());
  }

  @Override
  protected Map<ResourceId, Meta> changeRelations(
      TenantId tenant, List<ResourceState> states, long @Nullable [] versions) {
    Map<ResourceId, Meta> metadata = new HashMap<>();
    memberships
        .change(tenant.value(), changes(states), versions, true, now())
        .forEach(
            (id, changed) -> {
              if (changed.accepted()) {
                metadata.put(id, changed.meta());
              }
            });
    return metadata;
  }

  /** A group that is deleted leaves the groups around it. */
  @Override
  protected boolean deletesAffectEachOther() {
    return true;
  }

  private static Map<ResourceId, MembershipChange> changes(List<ResourceState> states) {
    Map<ResourceId, MembershipChange> changes = new HashMap<>();
    states.forEach(state -> changes.put(state.id(), state.members()));
    return changes;
  }

  @Override
  public void removeLeftovers() {
    int groupsLeft;
    int batches = 0;
    do {
      groupsLeft = database().run(() -> members.removeRemains(REMOVED_AT_ONCE));
    } while (groupsLeft > 0 && ++batches < MAX_BATCHES);
  }
}
