package dev.muster.domain.schema;

import java.util.List;
import java.util.Optional;

/**
 * A schema: a named set of attribute definitions (RFC 7643 §7).
 *
 * @param id its URN
 */
public record Schema(String id, String name, String description, List<Attribute> attributes) {

  public Schema {
    attributes = List.copyOf(attributes);
  }

  /** The attribute of that name, in any case. */
  public Optional<Attribute> attribute(String wanted) {
    return Attribute.find(attributes, wanted);
  }
}
