package dev.muster.application.memory;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.Group;
import dev.muster.domain.resource.GroupMember;
import dev.muster.domain.resource.MemberType;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.value.Value;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who is a direct member of what. Its monitor is the lock of the whole directory. */
final class InMemoryMemberships {

  private static final Comparator<ResourceId> BY_TEXT = Comparator.comparing(ResourceId::toString);

  private final InMemoryTable users;
  private final InMemoryTable groups;
  private final Clock clock;
  private final Map<TenantId, Map<ResourceId, Set<ResourceId>>> members = new HashMap<>();

  /** Groups that are about to be created together with the one that is being created. */
  private Set<ResourceId> announced = Set.of();

  InMemoryMemberships(InMemoryTable users, InMemoryTable groups, Clock clock) {
    this.users = users;
    this.groups = groups;
    this.clock = clock;
  }

  void announce(Collection<ResourceId> ids) {
    announced = Set.copyOf(ids);
  }

  /**
   * Refuses members that do not exist.
   *
   * @throws dev.muster.domain.error.InvalidRequest (invalidValue) if there is one
   */
  void check(TenantId tenant, ResourceId group, MembershipChange change) {
    for (ResourceId member : change.added()) {
      boolean exists =
          member.equals(group)
              || announced.contains(member)
              || users.get(tenant, member) != null
              || groups.get(tenant, member) != null;
      if (!exists) {
        throw Group.unknownMember(member.toString());
      }
    }
  }

  boolean isUser(TenantId tenant, ResourceId id) {
    return users.get(tenant, id) != null;
  }

  /** The direct members of a group. */
  Set<ResourceId> direct(TenantId tenant, ResourceId group) {
    return Set.copyOf(ofTenant(tenant).getOrDefault(group, Set.of()));
  }

  /** Each direct membership of the tenant. */
  synchronized List<GroupMember> all(TenantId tenant) {
    List<GroupMember> all = new ArrayList<>();
    ofTenant(tenant)
        .forEach(
            (group, present) -> {
              for (ResourceId id : present) {
                GroupMember.Key key = new GroupMember.Key(group, id);
                ResourceState user = users.get(tenant, id);
                ResourceState nested = groups.get(tenant, id);
                if (user != null) {
                  all.add(new GroupMember(key, MemberType.USER, display(user)));
                } else if (nested != null) {
                  all.add(new GroupMember(key, MemberType.GROUP, display(nested)));
                }
              }
            });
    return all;
  }

  /** Makes the change; whether anything is different now. */
  boolean change(TenantId tenant, ResourceId group, MembershipChange change) {
    if (change.isNone()) {
      return false;
    }
    Set<ResourceId> present = ofTenant(tenant).computeIfAbsent(group, _ -> new TreeSet<>(BY_TEXT));
    Set<ResourceId> before = Set.copyOf(present);
    if (change.clears()) {
      present.clear();
    }
    present.addAll(change.added());
    present.removeAll(change.removed());
    return !before.equals(present);
  }

  /** Gives the group a new version; its members changed. */
  ResourceState advance(TenantId tenant, ResourceState group) {
    Meta meta = group.meta();
    Meta advanced =
        new Meta(
            meta.version() + 1, meta.created(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    ResourceState next = new ResourceState(group.id(), advanced, group.content(), group.document());
    groups.put(tenant, next);
    return next;
  }

  /** Takes what was deleted out of every group, and out of the tenant's groups if it was one. */
  void forget(TenantId tenant, ResourceId deleted) {
    ofTenant(tenant).remove(deleted);
    ofTenant(tenant)
        .forEach(
            (id, present) -> {
              ResourceState group = groups.get(tenant, id);
              if (present.remove(deleted) && group != null) {
                advance(tenant, group);
              }
            });
  }

  /** The relation that resources of its type have, if any. */
  Value.Complex related(TenantId tenant, ResourceState state) {
    Optional<Attribute> relation = Relations.of(state.content().type());
    return relation
        .map(
            attribute ->
                Relations.values(
                    attribute,
                    attribute.equals(Relations.MEMBERS)
                        ? membersOf(tenant, state.id())
                        : groupsOf(tenant, state.id())))
        .orElse(Value.Complex.EMPTY);
  }

  private List<Value> membersOf(TenantId tenant, ResourceId group) {
    List<Value> values = new ArrayList<>();
    for (ResourceId id : ofTenant(tenant).getOrDefault(group, Set.of())) {
      ResourceState user = users.get(tenant, id);
      ResourceState nested = groups.get(tenant, id);
      if (user != null) {
        values.add(value(user, "User"));
      } else if (nested != null) {
        values.add(value(nested, "Group"));
      }
    }
    return values;
  }

  private List<Value> groupsOf(TenantId tenant, ResourceId user) {
    Set<ResourceId> direct = new HashSet<>(containing(tenant, user));
    Set<ResourceId> reached = new TreeSet<>(BY_TEXT);
    Deque<ResourceId> open = new ArrayDeque<>(direct);
    while (!open.isEmpty()) {
      ResourceId next = open.remove();
      if (reached.add(next)) {
        open.addAll(containing(tenant, next));
      }
    }
    List<Value> values = new ArrayList<>();
    for (ResourceId id : reached) {
      ResourceState group = groups.get(tenant, id);
      if (group != null) {
        values.add(value(group, direct.contains(id) ? "direct" : "indirect"));
      }
    }
    return values;
  }

  private List<ResourceId> containing(TenantId tenant, ResourceId member) {
    List<ResourceId> containing = new ArrayList<>();
    ofTenant(tenant)
        .forEach(
            (group, present) -> {
              if (present.contains(member)) {
                containing.add(group);
              }
            });
    return containing;
  }

  private static Value value(ResourceState state, String type) {
    return Value.Complex.EMPTY
        .with("value", new Value.Text(state.id().toString()))
        .with("display", new Value.Text(display(state)))
        .with("type", new Value.Text(type));
  }

  private static String display(ResourceState state) {
    Value.Complex attributes = state.content().attributes();
    return attributes.text("displayName").or(() -> attributes.text("userName")).orElseThrow();
  }

  private Map<ResourceId, Set<ResourceId>> ofTenant(TenantId tenant) {
    return members.computeIfAbsent(tenant, _ -> new TreeMap<>(BY_TEXT));
  }
}
