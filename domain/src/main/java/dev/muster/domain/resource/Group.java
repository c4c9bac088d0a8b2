package dev.muster.domain.resource;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of resources of type Group. */
public final class Group {

  private static final String MEMBERS = Relations.MEMBERS.name();

  private Group() {}

  /** The content without its members. */
  public static Resource withoutMembers(Resource group) {
    return new Resource(group.type(), group.attributes().without(MEMBERS));
  }

  /**
   * The members that a content names.
   *
   * @throws InvalidRequest (invalidValue) if one of them is no identifier
   */
  public static Set<ResourceId> members(Resource group) {
    return group.attributes().get(MEMBERS).map(Group::identifiers).orElse(Set.of());
  }

  /**
   * The identifiers of some members.
   *
   * @param members all of them, or one alone
   * @throws InvalidRequest (invalidValue) if one of them is no identifier
   */
  public static Set<ResourceId> identifiers(Value members) {
    Set<ResourceId> ids = new LinkedHashSet<>();
    List<Value> elements =
        members instanceof Value.Multiple(List<Value> all) ? all : List.of(members);
    for (Value element : elements) {
      Optional<String> value =
          element instanceof Value.Complex member ? member.text("value") : Optional.empty();
      String text = value.orElseThrow(() -> InvalidRequest.value("Each of members needs a value."));
      ids.add(ResourceId.parse(text).orElseThrow(() -> unknownMember(text)));
    }
    return ids;
  }

  /** The tenant has neither a user nor a group with the id. */
  public static InvalidRequest unknownMember(String id) {
    String shown = id.length() <= 64 ? id : id.substring(0, 64) + "...";
    return InvalidRequest.value("members: there is no user or group " + shown + ".");
  }

  /** Whether a request body empties the group: an empty list is not the same as none (PUT). */
  public static boolean isEmptied(Value.Complex body) {
    return body.attributes().entrySet().stream()
        .anyMatch(
            attribute ->
                attribute.getKey().equalsIgnoreCase(MEMBERS)
                    && attribute.getValue() instanceof Value.Multiple(List<Value> all)
                    && all.isEmpty());
  }
}
