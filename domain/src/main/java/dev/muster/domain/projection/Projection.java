package dev.muster.domain.projection;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Returned;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes an answer carries (RFC 7644 §3.9, RFC 7643 §7 "returned"). Attributes that are
 * always returned survive every projection, those never returned none; those returned on request
 * appear only when {@code attributes} names them. Names that the type does not have are ignored.
 */
public final class Projection {

  private final ResourceType type;
  private final Optional<Set<AttributePath>> included;
  private final Set<AttributePath> excluded;
  private final boolean wholeDocument;
  private final boolean carriesRelation;

  private Projection(
      ResourceType type, Optional<Set<AttributePath>> included, Set<AttributePath> excluded) {
    this.type = type;
    this.included = included;
    this.excluded = excluded;
    this.wholeDocument =
        included.isEmpty()
            && excluded.stream()
                .allMatch(path -> path.subAttribute() == null && isRelation(path.attribute()))
            && !hasHiddenAttributes(type);
    this.carriesRelation =
        Relations.of(type)
            .map(
                relation ->
                    included.isPresent()
                        ? included.get().stream().anyMatch(path -> isRelation(path.attribute()))
                        : !excluded.contains(AttributePath.of(relation)))
            .orElse(false);
  }

  /** What an answer carries when the client does not say. */
  public static Projection standard(ResourceType type) {
    return new Projection(type, Optional.empty(), Set.of());
  }

  /**
   * @param attributes what to return besides what is always returned; empty: by default
   * @param excludedAttributes what to leave out of the default
   * @throws InvalidRequest (invalidValue) if both are given
   */
  public static Projection of(
      ResourceType type, List<String> attributes, List<String> excludedAttributes) {
    if (!attributes.isEmpty() && !excludedAttributes.isEmpty()) {
      throw InvalidRequest.value("attributes and excludedAttributes exclude each other.");
    }
    return new Projection(
        type,
        attributes.isEmpty() ? Optional.empty() : Optional.of(resolve(type, attributes)),
        resolve(type, excludedAttributes));
  }

  private static Set<AttributePath> resolve(ResourceType type, List<String> names) {
    Set<AttributePath> paths = new LinkedHashSet<>();
    for (String name : names) {
      Optional<Schema> whole =
          type.schemas().stream().filter(s -> s.id().equalsIgnoreCase(name)).findFirst();
      if (whole.isPresent()) {
        boolean core = whole.get().id().equals(type.schema().id());
        for (Attribute attribute : whole.get().attributes()) {
          paths.add(new AttributePath(core ? null : whole.get().id(), attribute, null));
        }
      } else {
        AttributePath.resolve(type, name).ifPresent(paths::add);
      }
    }
    return paths;
  }

  /** Whether the stored document, with metadata and relations, is the answer as it stands. */
  public boolean isWholeDocument() {
    return wholeDocument;
  }

  /** Whether the answer carries the relation of the type, or a part of it. */
  public boolean carriesRelation() {
    return carriesRelation;
  }

  private boolean isRelation(Attribute attribute) {
    return Relations.of(type).map(attribute::equals).orElse(false);
  }

  /** Attributes that a document holds and that a default answer does not show. */
  private static boolean hasHiddenAttributes(ResourceType type) {
    return type.schemas().stream()
        .anyMatch(
            schema ->
                schema.attributes().stream()
                    .anyMatch(
                        attribute ->
                            !CoreSchemas.isPassword(schema, attribute)
                                && (isHidden(attribute)
                                    || attribute.subAttributes().stream()
                                        .anyMatch(Projection::isHidden))));
  }

  private static boolean isHidden(Attribute attribute) {
    return attribute.returned() == Returned.REQUEST || attribute.returned() == Returned.NEVER;
  }

  /**
   * The paths that must be read to answer, besides {@code schemas}, {@code id} and {@code meta};
   * empty if that is not a short list but most of the document.
   */
  public Optional<List<AttributePath>> selection() {
    if (included.isEmpty()) {
      return Optional.empty();
    }
    Set<AttributePath> needed = new LinkedHashSet<>();
    for (Schema schema : type.schemas()) {
      String extension = schema.id().equals(type.schema().id()) ? null : schema.id();
      for (Attribute attribute : schema.attributes()) {
        if (attribute.returned() == Returned.ALWAYS) {
          needed.add(new AttributePath(extension, attribute, null));
        }
      }
    }
    for (AttributePath path : included.get()) {
      boolean known =
          path.extension() == null
              && (path.attribute().equals(CommonAttributes.ID)
                  || path.attribute().equals(CommonAttributes.SCHEMAS)
                  || path.attribute().equals(CommonAttributes.META));
      if (!known && path.leaf().returned() != Returned.NEVER) {
        if (path.subAttribute() != null) {
          path.attribute().subAttributes().stream()
              .filter(sub -> sub.returned() == Returned.ALWAYS)
              .forEach(sub -> needed.add(path.child(sub)));
        }
        needed.add(path);
      }
    }
    return Optional.of(new ArrayList<>(needed));
  }

  /**
   * Leaves in a resource what the answer carries.
   *
   * @param resource as {@link Resource#describe} shows it, with or without {@code meta.location}
   */
  public Value.Complex apply(Value.Complex resource) {
    Map<String, Value> kept = new LinkedHashMap<>();
    resource
        .attributes()
        .forEach(
            (name, value) -> {
              Optional<ResourceType.Extension> extension = type.extension(name);
              if (extension.isPresent()) {
                applyToExtension(extension.get().schema(), (Value.Complex) value)
                    .ifPresent(block -> kept.put(name, block));
              } else {
                type.attribute(name)
                    .flatMap(attribute -> applyTo(null, attribute, value))
                    .ifPresent(rest -> kept.put(name, rest));
              }
            });
    if (kept.containsKey(CommonAttributes.SCHEMAS.name())) {
      kept.put(CommonAttributes.SCHEMAS.name(), Resource.schemas(type, new Value.Complex(kept)));
    }
    return new Value.Complex(kept);
  }

  private Optional<Value> applyToExtension(Schema schema, Value.Complex block) {
    Map<String, Value> kept = new LinkedHashMap<>();
    block
        .attributes()
        .forEach(
            (name, value) ->
                schema
                    .attribute(name)
                    .flatMap(attribute -> applyTo(schema.id(), attribute, value))
                    .ifPresent(rest -> kept.put(name, rest)));
    return kept.isEmpty() ? Optional.empty() : Optional.of(new Value.Complex(kept));
  }

  private Optional<Value> applyTo(@Nullable String extension, Attribute attribute, Value value) {
    AttributePath path = new AttributePath(extension, attribute, null);
    boolean whole = isReturned(attribute, path);
    List<String> subs = new ArrayList<>();
    boolean anyRequested = whole;
    for (Attribute sub : attribute.subAttributes()) {
      boolean requested = included.isPresent() && included.get().contains(path.child(sub));
      anyRequested |= requested;
      if (requested ? sub.returned() != Returned.NEVER : whole && isKept(sub, path.child(sub))) {
        subs.add(sub.name());
      }
    }
    if (attribute.returned() == Returned.NEVER || !anyRequested) {
      return Optional.empty();
    }
    for (Attribute sub : attribute.subAttributes()) {
      if (sub.returned() == Returned.ALWAYS && !subs.contains(sub.name())) {
        subs.add(sub.name());
      }
    }
    return narrow(value, attribute, subs);
  }

  private boolean isReturned(Attribute attribute, AttributePath path) {
    return switch (attribute.returned()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case DEFAULT ->
          included.map(paths -> paths.contains(path)).orElseGet(() -> !excluded.contains(path));
      case REQUEST -> included.isPresent() && included.get().contains(path);
    };
  }

  /** Whether a sub-attribute is returned with its attribute, when only that was asked for. */
  private boolean isKept(Attribute sub, AttributePath path) {
    return switch (sub.returned()) {
      case ALWAYS -> true;
      case DEFAULT -> !excluded.contains(path);
      case NEVER, REQUEST -> false;
    };
  }

  private static Optional<Value> narrow(Value value, Attribute attribute, List<String> subs) {
    if (subs.size() == attribute.subAttributes().size()) {
      return Optional.of(value);
    }
    return switch (value) {
      case Value.Complex complex -> {
        Map<String, Value> kept = new LinkedHashMap<>(complex.attributes());
        kept.keySet().retainAll(subs);
        yield kept.isEmpty() ? Optional.empty() : Optional.of(new Value.Complex(kept));
      }
      case Value.Multiple(List<Value> elements) -> {
        List<Value> kept = new ArrayList<>(elements.size());
        elements.forEach(element -> narrow(element, attribute, subs).ifPresent(kept::add));
        yield kept.isEmpty() && !elements.isEmpty()
            ? Optional.empty()
            : Optional.of(new Value.Multiple(kept));
      }
      case Value.Text _,
          Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _,
          Value.DateTime _,
          Value.Binary _,
          Value.Reference _ ->
          Optional.of(value);
    };
  }

  /** The same text for the same selection of the same type. */
  @Override
  public String toString() {
    String selected =
        included
            .map(paths -> "attributes=" + names(paths))
            .orElseGet(() -> "excludedAttributes=" + names(excluded));
    return type.name() + "?" + selected;
  }

  private static String names(Set<AttributePath> paths) {
    return paths.stream().map(AttributePath::toString).sorted().collect(Collectors.joining(","));
  }
}
