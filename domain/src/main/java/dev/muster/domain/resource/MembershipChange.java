package dev.muster.domain.resource;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a write does to the direct members of a group. Its size is that of the change, whatever the
 * size of the group.
 *
 * @param clears whether all members go that are not added
 * @param added become members, if they are not already
 * @param removed are members no longer, if they were; none of them is added, and none is named if
 *     all go
 */
public record MembershipChange(boolean clears, Set<ResourceId> added, Set<ResourceId> removed) {

  /** Leaves the members as they are. */
  public static final MembershipChange NONE = new MembershipChange(false, Set.of(), Set.of());

  public MembershipChange {
    added = Set.copyOf(added);
    removed = Set.copyOf(removed);
  }

  public static MembershipChange add(Collection<ResourceId> members) {
    return new MembershipChange(false, Set.copyOf(members), Set.of());
  }

  public static MembershipChange remove(Collection<ResourceId> members) {
    return new MembershipChange(false, Set.of(), Set.copyOf(members));
  }

  /** The group has these members afterwards and no others. */
  public static MembershipChange replaceAll(Collection<ResourceId> members) {
    return new MembershipChange(true, Set.copyOf(members), Set.of());
  }

  /** Whether nothing can change. */
  public boolean isNone() {
    return !clears && added.isEmpty() && removed.isEmpty();
  }

  /** This change, and after it the next one, as one. */
  public MembershipChange then(MembershipChange next) {
    if (next.clears) {
      return next;
    }
    Set<ResourceId> in = new HashSet<>(added);
    in.removeAll(next.removed);
    in.addAll(next.added);
    Set<ResourceId> out = new HashSet<>();
    if (!clears) {
      out.addAll(removed);
      out.addAll(next.removed);
      out.removeAll(next.added);
    }
    return new MembershipChange(clears, in, out);
  }

  /** How many members it names. */
  public int size() {
    return added.size() + removed.size();
  }
}
