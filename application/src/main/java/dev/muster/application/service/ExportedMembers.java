package dev.muster.application.service;

import dev.muster.application.port.out.ExportStore.Membership;
import dev.muster.domain.resource.ResourceId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the memberships of all groups beside the groups, both in the order of ids. */
final class ExportedMembers {

  private final Iterator<Membership> memberships;
  private @Nullable Membership next;

  ExportedMembers(Iterator<Membership> memberships) {
    this.memberships = memberships;
    this.next = advance();
  }

  private @Nullable Membership advance() {
    return memberships.hasNext() ? memberships.next() : null;
  }

  /** The next members of the group, at most so many; those of groups before it are passed over. */
  List<ResourceId> next(ResourceId group, int most) {
    List<ResourceId> members = new ArrayList<>();
    while (next != null && members.size() < most) {
      if (next.group().equals(group)) {
        members.add(next.member());
      } else if (next.group().toString().compareTo(group.toString()) > 0) {
        return members;
      }
      next = advance();
    }
    return members;
  }
}
