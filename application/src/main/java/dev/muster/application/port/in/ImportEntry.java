package dev.muster.application.port.in;

import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a place in an import file says. */
public sealed interface ImportEntry {

  /** The line where it begins, from 1. */
  long line();

  /**
   * A resource.
   *
   * @param body as a client would send it, but that {@code id}, the dates and the version in {@code
   *     meta}, and a password that is a hash already, are taken over; without members
   * @param names by which the file may refer to the resource as a member, compared exactly; no two
   *     resources of a file share one
   * @param members all that the group shall have; null if the file says nothing about them
   */
  record Described(
      long line,
      ResourceType type,
      Value.Complex body,
      Set<String> names,
      @Nullable List<Member> members)
      implements ImportEntry {

    public Described {
      names = Set.copyOf(names);
      members = members == null ? null : List.copyOf(members);
    }
  }

  /**
   * More members of a group that was described before, so that no line has to hold them all.
   *
   * @param group one of its names
   */
  record MoreMembers(long line, String group, List<Member> members) implements ImportEntry {

    public MoreMembers {
      members = List.copyOf(members);
    }
  }

  /** What cannot be understood; it is rejected, and the import goes on. */
  record Unreadable(long line, String reason) implements ImportEntry {}

  /**
   * A reference to a user or group. The first of these that is somebody counts: a name in the file,
   * and in the directory the id, the user with the userName, the only resource with the externalId.
   */
  record Member(
      String name,
      @Nullable ResourceId id,
      @Nullable String userName,
      @Nullable String externalId) {}
}
