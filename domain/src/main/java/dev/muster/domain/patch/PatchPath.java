package dev.muster.domain.patch;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation changes (RFC 7644 §3.5.2, figure 7): {@code attribute}, {@code attribute.sub},
 * {@code attribute[filter]} or {@code attribute[filter].sub}.
 *
 * @param attribute with the sub-attribute, if there is one
 * @param filter which values of a multi-valued attribute are meant; its paths are sub-attributes,
 *     or {@code value} if the values are simple; null: all of them
 */
public record PatchPath(AttributePath attribute, @Nullable Filter filter) {

  private static final int MAX_ECHO = 100;

  /**
   * Reads a path; names and URNs in any case.
   *
   * @throws InvalidRequest invalidPath if it is malformed, leads nowhere, or selects from an
   *     attribute that is not multi-valued; invalidFilter if what is in the brackets is no filter
   */
  public static PatchPath parse(ResourceType type, String text) {
    int open = text.indexOf('[');
    if (open < 0) {
      return new PatchPath(resolve(type, text), null);
    }
    AttributePath selected = resolve(type, text.substring(0, open));
    Attribute attribute = selected.attribute();
    if (selected.subAttribute() != null || !attribute.multiValued()) {
      throw InvalidRequest.path(selected + " is not multi-valued, so a filter cannot select.");
    }
    int close = text.lastIndexOf(']');
    if (close < open) {
      throw InvalidRequest.path(selected + ": the filter does not end with ].");
    }
    String rest = text.substring(close + 1);
    Optional<AttributePath> target =
        rest.isEmpty()
            ? Optional.of(selected)
            : attribute
                .subAttribute(rest.substring(1))
                .filter(sub -> rest.startsWith("."))
                .map(selected::child);
    AttributePath path =
        target.orElseThrow(
            () -> InvalidRequest.path(selected + "[...] is followed by what is no sub-attribute."));
    try {
      return new PatchPath(path, Filter.parseWithin(selected, text.substring(open + 1, close)));
    } catch (InvalidRequest refused) {
      throw refused.at(selected + "[...]");
    }
  }

  private static AttributePath resolve(ResourceType type, String name) {
    return AttributePath.resolve(type, name)
        .orElseThrow(
            () -> InvalidRequest.path(type.name() + " has no attribute " + echo(name) + "."));
  }

  /** As much of a path as can only be a name: what follows may be a value of the client's. */
  private static String echo(String name) {
    int end = 0;
    while (end < name.length() && end < MAX_ECHO && isNamePart(name.charAt(end))) {
      end++;
    }
    return end == name.length() ? "\"" + name + "\"" : "\"" + name.substring(0, end) + "...\"";
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ":._-$".indexOf(c) >= 0;
  }

  static PatchPath of(String extension, Attribute attribute) {
    return new PatchPath(new AttributePath(extension, attribute, null), null);
  }

  /**
   * What a value has because the filter selects it: {@code type} in {@code emails[type eq "work"]}.
   * Nothing without a filter; empty if the filter says more than {@code eq} terms joined by {@code
   * and}, or contradicts itself.
   */
  public Optional<Value.Complex> described() {
    return filter == null ? Optional.of(Value.Complex.EMPTY) : Equalities.described(filter);
  }

  /** Whether clients may never change what the path leads to. */
  boolean isReadOnly() {
    return attribute.attribute().mutability() == Mutability.READ_ONLY
        || attribute.leaf().mutability() == Mutability.READ_ONLY;
  }

  /** Whether the path leads to values of a multi-valued attribute that a filter selects. */
  boolean selectsValues() {
    return filter != null && attribute.subAttribute() == null;
  }

  /** The path without what the filter compares with: that belongs neither in errors nor in logs. */
  @Override
  public String toString() {
    Attribute sub = attribute.subAttribute();
    return sub == null ? selected() : selected() + "." + sub.name();
  }

  /** The path without the sub-attribute. */
  String selected() {
    return filter == null ? top().toString() : top() + "[...]";
  }

  /** The attribute as a whole. */
  AttributePath top() {
    return new AttributePath(attribute.extension(), attribute.attribute(), null);
  }
}
