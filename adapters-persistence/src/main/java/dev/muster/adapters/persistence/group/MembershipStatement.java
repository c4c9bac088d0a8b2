package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.text.VariableText;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the members of one or more groups, as arrays.
 *
 * @param groups whose members change
 * @param cleared of these groups all members go that are not added
 * @param addedTo with {@code added} in pairs
 * @param removedFrom with {@code removed} in pairs
 * @param touched groups that the statement touched when it ran before, but left unfinished
 * @param versions that are accepted; null accepts all
 * @param advances whether a group whose members changed gets a new version
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MembershipStatement(
    int tenant,
    UUID[] groups,
    UUID[] cleared,
    UUID[] addedTo,
    UUID[] added,
    UUID[] removedFrom,
    UUID[] removed,
    UUID[] touched,
    long @Nullable [] versions,
    boolean advances,
    Instant now)
    implements VariableText {

  private record Shape(boolean clears, boolean adds, boolean removes) {}

  /** Takes a small part of the time that a statement may. */
  private static final int CLEARED_AT_ONCE = 20_000;

  /** Each is a row that others have to read; they forget everything if a poll brings too many. */
  private static final int NAMED_AT_MOST = 20;

  static MembershipStatement of(
      int tenant,
      Map<ResourceId, MembershipChange> changes,
      long @Nullable [] versions,
      boolean advances,
      Instant now) {
    List<UUID> cleared = new ArrayList<>();
    List<UUID> addedTo = new ArrayList<>();
    List<UUID> added = new ArrayList<>();
    List<UUID> removedFrom = new ArrayList<>();
    List<UUID> removed = new ArrayList<>();
    changes.forEach(
        (group, change) -> {
          if (change.clears()) {
            cleared.add(group.value());
          }
          change.added().stream().map(ResourceId::value).forEach(added::add);
          change.added().forEach(member -> addedTo.add(group.value()));
          change.removed().stream().map(ResourceId::value).forEach(removed::add);
          change.removed().forEach(member -> removedFrom.add(group.value()));
        });
    return new MembershipStatement(
        tenant,
        changes.keySet().stream().map(ResourceId::value).toArray(UUID[]::new),
        array(cleared),
        array(addedTo),
        array(added),
        array(removedFrom),
        array(removed),
        array(List.of()),
        versions,
        advances,
        now);
  }

  /** The same once more. */
  MembershipStatement after(List<UUID> touchedByNow) {
    return new MembershipStatement(
        tenant,
        groups,
        cleared,
        addedTo,
        added,
        removedFrom,
        removed,
        array(touchedByNow),
        versions,
        advances,
        now);
  }

  @Override
  public Object shape() {
    return new Shape(clears(), adds(), removes());
  }

  /** Whether members go that are not named. */
  public boolean clears() {
    return cleared.length > 0;
  }

  public boolean adds() {
    return added.length > 0;
  }

  /** Whether members go that are named. */
  public boolean removes() {
    return removed.length > 0;
  }

  /** Whether the log names the users that come and go, if only users do. */
  public boolean namesUsers() {
    return !clears() && (adds() || removes());
  }

  /** For how many users it does. */
  public int namedAtMost() {
    return NAMED_AT_MOST;
  }

  /** How many members a statement clears. */
  public int clearedAtOnce() {
    return CLEARED_AT_ONCE;
  }

  private static UUID[] array(List<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
