package dev.muster.application.memory;

import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.User;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resources of one type in a map; one operation at a time in the whole directory. */
public class InMemoryResourceRepository implements ResourceRepository {

  private final InMemoryTable table;
  private final InMemoryMemberships memberships;

  /** Resources that stand alone; {@link InMemoryDirectory} has those that have relations. */
  public InMemoryResourceRepository() {
    this(new InMemoryTable(), new InMemoryTable());
  }

  private InMemoryResourceRepository(InMemoryTable table, InMemoryTable groups) {
    this(table, new InMemoryMemberships(table, groups, Clock.systemUTC()));
  }

  InMemoryResourceRepository(InMemoryTable table, InMemoryMemberships memberships) {
    this.table = table;
    this.memberships = memberships;
  }

  @Override
  public final void create(TenantId tenant, ResourceState state) {
    synchronized (memberships) {
      checkUnique(tenant, state);
      memberships.check(tenant, state.id(), state.members());
      table.put(tenant, state);
      memberships.change(tenant, state.id(), state.members());
    }
  }

  @Override
  public final Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    synchronized (memberships) {
      return Optional.ofNullable(table.get(tenant, id)).map(ResourceState::stored);
    }
  }

  @Override
  public final Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    synchronized (memberships) {
      return Optional.ofNullable(table.get(tenant, id))
          .map(state -> stored(tenant, state, shown(projection)));
    }
  }

  private StoredResource stored(TenantId tenant, ResourceState state, RelationScope relations) {
    return switch (relations) {
      case NONE -> state.stored();
      case SHOWN ->
          memberships.direct(tenant, state.id()).size() > Relations.MAX_SHOWN
              ? state.stored()
              : stored(tenant, state, RelationScope.ALL);
      case ALL -> state.stored().relatedTo(memberships.related(tenant, state));
    };
  }

  private static RelationScope shown(Projection projection) {
    return projection.carriesRelation() ? RelationScope.SHOWN : RelationScope.NONE;
  }

  @Override
  public final ResourcePage search(TenantId tenant, ResourceQuery query) {
    synchronized (memberships) {
      Map<ResourceId, ResourceState> states = new HashMap<>();
      table.all(tenant).forEach(state -> states.put(state.id(), state));
      List<InMemoryPages.Match> matches =
          states.values().stream()
              .map(state -> new InMemoryPages.Match(state.id(), describe(tenant, state)))
              .filter(match -> matches(query.filter(), match.described()))
              .toList();
      RelationScope relations = shown(query.projection());
      return new InMemoryPages(query)
          .page(
              matches,
              match -> stored(tenant, Objects.requireNonNull(states.get(match.id())), relations));
    }
  }

  private static boolean matches(@Nullable Filter filter, Value.Complex described) {
    return filter == null || FilterEvaluator.matches(filter, described);
  }

  /** A resource that is there, as an answer shows it, with its relations. */
  final Value.Complex describe(TenantId tenant, ResourceId id) {
    synchronized (memberships) {
      return describe(tenant, Objects.requireNonNull(table.get(tenant, id)));
    }
  }

  private Value.Complex describe(TenantId tenant, ResourceState state) {
    Value.Complex described = state.content().describe(state.id(), state.meta());
    for (Map.Entry<String, Value> relation :
        memberships.related(tenant, state).attributes().entrySet()) {
      described = described.with(relation.getKey(), relation.getValue());
    }
    return described;
  }

  @Override
  public final Optional<StoredResource> update(
      TenantId tenant, ResourceId id, RelationScope relations, Revision revision) {
    synchronized (memberships) {
      while (true) {
        ResourceState current = table.get(tenant, id);
        if (current == null) {
          return Optional.empty();
        }
        StoredResource stored = stored(tenant, current, relations);
        Optional<ResourceState> next = revision.of(stored);
        if (next.isEmpty()) {
          return Optional.of(stored);
        }
        if (current.equals(table.get(tenant, id))) {
          return Optional.of(stored(tenant, write(tenant, current, next.get()), relations));
        }
      }
    }
  }

  private ResourceState write(TenantId tenant, ResourceState current, ResourceState next) {
    checkUnique(tenant, next);
    memberships.check(tenant, next.id(), next.members());
    boolean changesMembersOnly =
        !next.members().isNone() && next.document().equals(current.document());
    if (changesMembersOnly) {
      return changeMembersOnly(tenant, current, next);
    }
    table.put(tenant, withPassword(next, current.password()));
    memberships.change(tenant, next.id(), next.members());
    return next;
  }

  private static ResourceState withPassword(ResourceState next, PasswordChange before) {
    return next.password() instanceof PasswordChange.Keep
        ? new ResourceState(
            next.id(), next.meta(), next.content(), next.document(), next.members(), before)
        : next;
  }

  private ResourceState changeMembersOnly(
      TenantId tenant, ResourceState current, ResourceState next) {
    return memberships.change(tenant, next.id(), next.members())
        ? memberships.advance(tenant, current)
        : current;
  }

  @Override
  public final boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    synchronized (memberships) {
      ResourceState current = table.get(tenant, id);
      if (current == null) {
        return false;
      }
      condition.require(current.meta().version());
      table.remove(tenant, id);
      memberships.forget(tenant, id);
      return true;
    }
  }

  @Override
  public final List<WriteOutcome> writeAll(TenantId tenant, List<Write> writes, int tolerated) {
    synchronized (memberships) {
      return new InMemoryBatch(this, table, memberships).write(tenant, writes, tolerated);
    }
  }

  final Collection<ResourceState> all(TenantId tenant) {
    synchronized (memberships) {
      return table.all(tenant);
    }
  }

  final void deleteAll(TenantId tenant) {
    synchronized (memberships) {
      table.all(tenant).forEach(state -> memberships.forget(tenant, state.id()));
      table.removeAll(tenant);
    }
  }

  private void checkUnique(TenantId tenant, ResourceState state) {
    Optional<String> key = uniqueKey(state);
    boolean taken =
        key.isPresent()
            && table.all(tenant).stream()
                .anyMatch(other -> !other.id().equals(state.id()) && uniqueKey(other).equals(key));
    if (taken) {
      throw new UniquenessConflict("userName");
    }
  }

  private static Optional<String> uniqueKey(ResourceState state) {
    return state.content().type().isUser()
        ? Optional.of(new User(state.content()).uniqueKey())
        : Optional.empty();
  }
}
