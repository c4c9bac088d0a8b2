package dev.muster.domain.path;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Returned;
import dev.muster.domain.schema.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute, or a sub-attribute, of a resource type, found in its schemas (RFC 7644 §3.10).
 *
 * @param extension the URN of the extension that defines the attribute; null for core and common
 *     ones
 */
public record AttributePath(
    @Nullable String extension, Attribute attribute, @Nullable Attribute subAttribute) {

  /** Leads to an attribute that no resource can have. */
  public static final AttributePath NOWHERE = of(CommonAttributes.NONE);

  public static AttributePath of(Attribute attribute) {
    return new AttributePath(null, attribute, null);
  }

  /**
   * Resolves {@code userName}, {@code name.familyName}, {@code urn:...:User:userName} and the like,
   * names and URNs in any case. Empty if the type has no such attribute.
   */
  public static Optional<AttributePath> resolve(ResourceType type, String text) {
    for (Schema schema : type.schemas()) {
      String urn = schema.id();
      if (text.length() > urn.length() + 1
          && text.charAt(urn.length()) == ':'
          && text.regionMatches(true, 0, urn, 0, urn.length())) {
        String name = text.substring(urn.length() + 1);
        Optional<AttributePath> found =
            urn.equals(type.schema().id())
                ? resolve(null, type::attribute, name)
                : resolve(urn, schema::attribute, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return resolve(null, type::attribute, text);
  }

  /**
   * Resolves a sub-attribute name inside the brackets of a value path; {@code value} stands for
   * simple values (RFC 7643 §2.4).
   */
  public static Optional<AttributePath> resolveWithin(Attribute attribute, String text) {
    if (attribute.type() != AttributeType.COMPLEX && text.equalsIgnoreCase("value")) {
      return Optional.of(of(attribute.asValue()));
    }
    return attribute.subAttribute(text).map(AttributePath::of);
  }

  /** Resolves a path in the first of the types that has it. */
  public static Optional<AttributePath> resolveAny(List<ResourceType> types, String text) {
    return types.stream().flatMap(type -> resolve(type, text).stream()).findFirst();
  }

  private interface Lookup {
    Optional<Attribute> attribute(String name);
  }

  private static Optional<AttributePath> resolve(
      @Nullable String extension, Lookup schema, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return schema.attribute(name).map(found -> new AttributePath(extension, found, null));
    }
    Optional<Attribute> attribute = schema.attribute(name.substring(0, dot));
    if (attribute.isEmpty()) {
      return Optional.empty();
    }
    return attribute
        .get()
        .subAttribute(name.substring(dot + 1))
        .map(sub -> new AttributePath(extension, attribute.get(), sub));
  }

  /** The attribute or sub-attribute at the end of the path. */
  public Attribute leaf() {
    return subAttribute == null ? attribute : subAttribute;
  }

  /** The same path with a sub-attribute added. */
  public AttributePath child(Attribute sub) {
    return new AttributePath(extension, attribute, sub);
  }

  /**
   * Whether one may filter and sort by it: not by what is never returned, and not by {@code
   * meta.location} and the {@code $ref} of members and groups, which depend on the address under
   * which the server was asked.
   */
  public boolean isSearchable() {
    return attribute.returned() != Returned.NEVER
        && leaf().returned() != Returned.NEVER
        && !(attribute.equals(CommonAttributes.META) && leaf().name().equals("location"))
        && !(leaf().name().equals("$ref") && leaf().mutability() != Mutability.READ_WRITE);
  }

  /**
   * Paths of one resource type are equal if their names are; comparing definitions would be slow.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AttributePath path
        && Objects.equals(extension, path.extension)
        && attribute.name().equals(path.attribute.name())
        && leaf().name().equals(path.leaf().name())
        && (subAttribute == null) == (path.subAttribute == null);
  }

  @Override
  public int hashCode() {
    return 31 * attribute.name().hashCode() + leaf().name().hashCode();
  }

  /** The path as a client writes it. */
  @Override
  public String toString() {
    String name =
        subAttribute == null ? attribute.name() : attribute.name() + "." + subAttribute.name();
    return extension == null ? name : extension + ":" + name;
  }
}
