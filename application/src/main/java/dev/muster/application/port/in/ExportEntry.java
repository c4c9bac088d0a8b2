package dev.muster.application.port.in;

import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** A part of an export, such that an {@link ImportEntry} can be read from it. */
public sealed interface ExportEntry {

  /** The members that are part of it. */
  List<ResourceId> members();

  /**
   * A resource.
   *
   * @param resource without relations
   * @param password of a user, if passwords are exported
   * @param members the first ones of a group; empty for other types
   */
  record Described(
      ResourceType type,
      StoredResource resource,
      Optional<PasswordHash> password,
      List<ResourceId> members)
      implements ExportEntry {

    public Described {
      members = List.copyOf(members);
    }
  }

  /** Further members of the group that came last. */
  record MoreMembers(ResourceId group, List<ResourceId> members) implements ExportEntry {

    public MoreMembers {
      members = List.copyOf(members);
    }
  }
}
