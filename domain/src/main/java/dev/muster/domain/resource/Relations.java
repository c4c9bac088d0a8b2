package dev.muster.domain.resource;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The attributes that are relations between resources: the members of a group and, derived from
 * them, the groups of a user. They are not part of any document.
 */
public final class Relations {

  /** The direct members of a group (RFC 7643 §4.2). */
  public static final Attribute MEMBERS =
      CoreSchemas.GROUP_SCHEMA.attribute("members").orElseThrow();

  /** The groups of a user, direct and indirect (RFC 7643 §4.1.2). */
  public static final Attribute GROUPS = CoreSchemas.USER_SCHEMA.attribute("groups").orElseThrow();

  /** Members that are kept in memory for an answer; all of a larger group are read apart. */
  public static final int MAX_SHOWN = 1_000;

  private Relations() {}

  /** The one that resources of the type have, if any. */
  public static Optional<Attribute> of(ResourceType type) {
    if (type.isGroup()) {
      return Optional.of(MEMBERS);
    }
    return type.isUser() ? Optional.of(GROUPS) : Optional.empty();
  }

  /**
   * The relation with its values. A group without members says so; a user without groups says
   * nothing.
   */
  public static Value.Complex values(Attribute relation, List<Value> values) {
    boolean unassigned = values.isEmpty() && relation.mutability() == Mutability.READ_ONLY;
    return unassigned
        ? Value.Complex.EMPTY
        : Value.Complex.EMPTY.with(relation.name(), new Value.Multiple(values));
  }
}
