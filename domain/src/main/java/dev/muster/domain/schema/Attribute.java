package dev.muster.domain.schema;

import java.util.List;
import java.util.Optional;

/**
 * The definition of an attribute with its characteristics (RFC 7643 §2.2, §7).
 *
 * @param canonicalValues suggestions only; they are never enforced
 * @param referenceTypes what a reference may point at; empty for other types
 * @param subAttributes of complex attributes; empty for other types
 */
public record Attribute(
    String name,
    AttributeType type,
    boolean multiValued,
    String description,
    boolean required,
    List<String> canonicalValues,
    boolean caseExact,
    Mutability mutability,
    Returned returned,
    Uniqueness uniqueness,
    List<String> referenceTypes,
    List<Attribute> subAttributes) {

  public Attribute {
    canonicalValues = List.copyOf(canonicalValues);
    referenceTypes = List.copyOf(referenceTypes);
    subAttributes = List.copyOf(subAttributes);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an attribute needs a name");
    }
    if ((type == AttributeType.COMPLEX) == subAttributes.isEmpty()) {
      throw new IllegalArgumentException(
          name + ": complex attributes, and only they, have sub-attributes");
    }
  }

  /** That of the name, which nearly always tells attributes apart: the rest is much to go over. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The sub-attribute of that name, in any case. */
  public Optional<Attribute> subAttribute(String wanted) {
    return find(subAttributes, wanted);
  }

  /**
   * The sub-attribute {@code value} that stands for a simple value of a multi-valued attribute (RFC
   * 7643 §2.4).
   */
  public Attribute asValue() {
    return new Attribute(
        "value",
        type,
        false,
        description,
        required,
        canonicalValues,
        caseExact,
        mutability,
        returned,
        uniqueness,
        referenceTypes,
        subAttributes);
  }

  /** Finds an attribute by name without regard to case (RFC 7643 §2.1). */
  static Optional<Attribute> find(List<Attribute> attributes, String wanted) {
    for (Attribute attribute : attributes) {
      if (attribute.name.equalsIgnoreCase(wanted)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }
}
