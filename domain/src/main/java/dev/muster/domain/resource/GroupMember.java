package dev.muster.domain.resource;

import java.util.Optional;

/**
 * A direct member of a group, as a resource of its own (draft-zollner-scim-group-members-01).
 *
 * @param display the member's name for display
 */
public record GroupMember(Key key, MemberType type, String display) {

  private static final char SEPARATOR = '.';

  /** Who is a member of what; the identity of the membership. */
  public record Key(ResourceId group, ResourceId member) {

    /** Empty if the text is not the id of a membership; there can be none with it. */
    public static Optional<Key> parse(String id) {
      int separator = id.indexOf(SEPARATOR);
      return separator < 0
          ? Optional.empty()
          : ResourceId.parse(id.substring(0, separator))
              .flatMap(
                  group ->
                      ResourceId.parse(id.substring(separator + 1))
                          .map(member -> new Key(group, member)));
    }

    /** The id of the membership; to clients it has no parts. */
    @Override
    public String toString() {
      return group.toString() + SEPARATOR + member;
    }
  }
}
