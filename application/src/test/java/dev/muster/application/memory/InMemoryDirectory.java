package dev.muster.application.memory;

import dev.muster.application.port.out.DirectorySearch;
import dev.muster.application.port.out.GroupMemberSearch;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Users, groups and resources of other types that know of each other. */
public final class InMemoryDirectory {

  private final InMemoryMemberships memberships;
  private final InMemoryResourceRepository users;
  private final InMemoryGroupRepository groups;
  private final Map<String, InMemoryResourceRepository> custom = new ConcurrentHashMap<>();

  public InMemoryDirectory() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock tells when groups change because their members do
   */
  public InMemoryDirectory(Clock clock) {
    InMemoryTable userTable = new InMemoryTable();
    InMemoryTable groupTable = new InMemoryTable();
    this.memberships = new InMemoryMemberships(userTable, groupTable, clock);
    this.users = new InMemoryResourceRepository(userTable, memberships);
    this.groups = new InMemoryGroupRepository(groupTable, memberships);
  }

  public InMemoryResourceRepository users() {
    return users;
  }

  public InMemoryGroupRepository groups() {
    return groups;
  }

  /** The resources of a type that is neither User nor Group. */
  public InMemoryResourceRepository custom(ResourceType type) {
    return custom.computeIfAbsent(
        type.name(), _ -> new InMemoryResourceRepository(new InMemoryTable(), memberships));
  }

  /** Searches of all types at once. */
  public DirectorySearch search() {
    return new InMemoryDirectorySearch(this::of);
  }

  /** The resources of a type. */
  InMemoryResourceRepository of(ResourceType type) {
    return type.isUser() ? users : type.isGroup() ? groups : custom(type);
  }

  /** The members of groups, by pages. */
  public GroupMemberSearch groupMembers() {
    return new InMemoryGroupMemberSearch(memberships);
  }

  /** The direct members of a group. */
  Set<ResourceId> members(TenantId tenant, ResourceId group) {
    return memberships.direct(tenant, group);
  }

  /** Whether there is such a user or group. */
  boolean has(TenantId tenant, ResourceId id) {
    return users.find(tenant, id).isPresent() || groups.find(tenant, id).isPresent();
  }
}
