package dev.muster.domain.patch;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.resource.RequiredAttributes;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A copy of a resource's attributes while operations change it. */
final class Draft {

  private final ResourceType type;
  private final Value.Complex before;
  private final Effort effort;
  private final Map<String, Value> core;
  private final Map<String, Map<String, Value>> extensions = new LinkedHashMap<>();
  private final Map<AttributePath, DraftValues> lists = new LinkedHashMap<>();

  /** The last operation on an attribute, or on an extension. */
  private final Map<String, Integer> changedBy = new HashMap<>();

  Draft(ResourceType type, Value.Complex before, Effort effort) {
    this.type = type;
    this.before = before;
    this.effort = effort;
    this.core = new LinkedHashMap<>(before.attributes());
  }

  void apply(PatchOperation operation) {
    PatchPath path = operation.path();
    changedBy.put(path.top().toString(), operation.number());
    if (path.attribute().extension() != null) {
      changedBy.put(path.attribute().extension(), operation.number());
    }
    try {
      switch (operation) {
        case PatchOperation.Add(int _, PatchPath _, Value value) -> put(path, value, true);
        case PatchOperation.Replace(int _, PatchPath _, Value value) -> put(path, value, false);
        case PatchOperation.Remove(int _, PatchPath _, var values) -> {
          if (path.attribute().attribute().multiValued()) {
            list(path.top()).remove(path, values);
          } else {
            remove(path);
          }
        }
      }
    } catch (InvalidRequest refused) {
      throw refused.at("Operation " + operation.number());
    }
  }

  /**
   * The attributes as they are now.
   *
   * @throws InvalidRequest (mutability, invalidValue) if a required one is not among them
   */
  Value.Complex finish() {
    lists.forEach((path, values) -> assign(block(path), path.attribute(), values.finish()));
    extensions.forEach(
        (urn, block) -> {
          if (block.isEmpty()) {
            core.remove(urn);
          } else {
            core.put(urn, new Value.Complex(block));
          }
        });
    Value.Complex after = new Value.Complex(core);
    RequiredAttributes.firstMissing(type, after).ifPresent(this::refuse);
    return after;
  }

  private void refuse(RequiredAttributes.Missing missing) {
    InvalidRequest refused =
        missing.isIn(before)
            ? InvalidRequest.mutability(missing.name() + " is required.")
            : InvalidRequest.value(missing.name() + " is required.");
    Integer number = changedBy.get(missing.owner());
    if (number == null && missing.extension() != null) {
      number = changedBy.get(missing.extension());
    }
    throw refused.at(number == null ? "After all operations" : "Operation " + number);
  }

  private void put(PatchPath path, Value value, boolean adding) {
    Attribute attribute = path.attribute().attribute();
    if (attribute.multiValued()) {
      list(path.top()).put(path, value, adding);
      return;
    }
    Attribute sub = path.attribute().subAttribute();
    Value given = sub == null ? value : Value.Complex.EMPTY.with(sub.name(), value);
    Map<String, Value> block = block(path.attribute());
    String name = attribute.name();
    Merge merge = new Merge(adding, effort);
    block.put(name, merge.value(attribute, path.top().toString(), block.get(name), given));
  }

  private void remove(PatchPath path) {
    Attribute attribute = path.attribute().attribute();
    Attribute sub = path.attribute().subAttribute();
    Map<String, Value> block = block(path.attribute());
    Value current = block.get(attribute.name());
    boolean isThere =
        sub == null
            ? current != null
            : current instanceof Value.Complex complex && complex.get(sub.name()).isPresent();
    if (!isThere) {
      return;
    }
    if (attribute.mutability() == Mutability.IMMUTABLE) {
      throw Merge.unchangeable(path.toString());
    }
    Optional<Value> rest =
        sub != null && current instanceof Value.Complex complex
            ? Optional.of(Merge.without(sub, path.toString(), complex))
                .filter(parts -> !parts.isEmpty())
                .map(parts -> parts)
            : Optional.empty();
    assign(block, attribute, rest);
  }

  private static void assign(Map<String, Value> block, Attribute attribute, Optional<Value> value) {
    value.ifPresentOrElse(
        assigned -> block.put(attribute.name(), assigned), () -> block.remove(attribute.name()));
  }

  private Map<String, Value> block(AttributePath path) {
    String urn = path.extension();
    return urn == null
        ? core
        : extensions.computeIfAbsent(
            urn,
            key ->
                new LinkedHashMap<>(
                    core.get(key) instanceof Value.Complex(var attributes)
                        ? attributes
                        : Map.of()));
  }

  private DraftValues list(AttributePath path) {
    return lists.computeIfAbsent(
        path, key -> new DraftValues(key, block(key).get(key.attribute().name()), effort));
  }
}
