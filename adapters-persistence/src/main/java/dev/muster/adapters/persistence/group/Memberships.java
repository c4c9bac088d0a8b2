package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.resource.UnknownRelations;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes of members; one statement, however many groups and members, but some more if very
 * many are cleared.
 */
final class Memberships {

  /** A group as a change found and left it; of users only, if none but users was named. */
  record Changed(Meta meta, boolean accepted, boolean ofUsersOnly) {}

  private final MembershipMapper memberships;

  Memberships(MembershipMapper memberships) {
    this.memberships = memberships;
  }

  /**
   * Makes all changes or none. Where members are cleared, it has to be called in a transaction,
   * which keeps the lock that it may have to wait for.
   *
   * @param advances whether groups whose members change get a new version
   * @return the groups that exist
   * @throws UnknownRelations if a member does not exist
   */
  Map<ResourceId, Changed> change(
      int tenant,
      Map<ResourceId, MembershipChange> changes,
      long @Nullable [] versions,
      boolean advances,
      Instant now) {
    MembershipStatement statement =
        MembershipStatement.of(tenant, changes, versions, advances, now);
    List<MembershipRow> rows = memberships.changeMembers(statement);
    while (rows.stream().anyMatch(row -> row.moved() || row.unfinished())) {
      List<UUID> touched =
          rows.stream().filter(MembershipRow::touched).map(MembershipRow::id).toList();
      rows = memberships.changeMembers(statement.after(touched));
    }
    Map<ResourceId, Set<ResourceId>> missing = new HashMap<>();
    Map<ResourceId, Changed> changed = new HashMap<>();
    for (MembershipRow row : rows) {
      ResourceId group = new ResourceId(row.id());
      if (row.unknown() == null) {
        changed.put(
            group,
            new Changed(
                new Meta(row.version(), row.created(), row.lastModified()),
                row.accepted(),
                row.ofUsersOnly()));
      } else {
        missing.computeIfAbsent(group, _ -> new HashSet<>()).add(new ResourceId(row.unknown()));
      }
    }
    if (!missing.isEmpty()) {
      throw new UnknownRelations(missing);
    }
    return changed;
  }
}
