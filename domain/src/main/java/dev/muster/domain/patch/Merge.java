package dev.muster.domain.patch;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.MultipleValues;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a value when another is given for it; immutable attributes never change. */
final class Merge {

  private final boolean adding;
  private final Effort effort;

  /**
   * @param adding whether several values are appended to those that are there; else they take their
   *     place
   */
  Merge(boolean adding, Effort effort) {
    this.adding = adding;
    this.effort = effort;
  }

  /**
   * @param name how errors call the attribute
   */
  Value value(Attribute attribute, String name, @Nullable Value before, Value given) {
    Value after;
    if (attribute.multiValued()) {
      after = values(before, given);
    } else if (before instanceof Value.Complex current && given instanceof Value.Complex changes) {
      after = subAttributes(attribute, name, current, changes);
    } else {
      after = given;
    }
    if (attribute.mutability() == Mutability.IMMUTABLE && before != null && !before.equals(after)) {
      throw unchangeable(name);
    }
    return after;
  }

  /** Merges into a complex value; sub-attributes that are not given stay. */
  Value.Complex subAttributes(
      Attribute attribute, String name, Value.Complex before, Value.Complex given) {
    Map<String, Value> merged = new LinkedHashMap<>(before.attributes());
    given
        .attributes()
        .forEach(
            (key, value) ->
                attribute
                    .subAttribute(key)
                    .ifPresent(
                        sub ->
                            merged.put(key, value(sub, name + "." + key, merged.get(key), value))));
    return new Value.Complex(merged);
  }

  private Value values(@Nullable Value before, Value given) {
    if (!adding
        || !(before instanceof Value.Multiple(List<Value> current))
        || !(given instanceof Value.Multiple(List<Value> more))) {
      return given;
    }
    effort.spend(Effort.of(before));
    MultipleValues all = new MultipleValues(current);
    more.forEach(all::add);
    return new Value.Multiple(all.values());
  }

  /**
   * One value in the place of another.
   *
   * @param kept the sub-attributes that stay if they are not given, besides the immutable ones
   */
  static Value.Complex replacement(
      Attribute attribute,
      String name,
      Value.Complex before,
      Value.Complex given,
      List<String> kept) {
    Map<String, Value> replaced = new LinkedHashMap<>(given.attributes());
    for (Attribute sub : attribute.subAttributes()) {
      Optional<Value> was = before.get(sub.name());
      boolean immutable = sub.mutability() == Mutability.IMMUTABLE;
      if (was.isPresent() && (immutable || kept.contains(sub.name()))) {
        Value is = replaced.putIfAbsent(sub.name(), was.get());
        if (immutable && is != null && !is.equals(was.get())) {
          throw unchangeable(name + "." + sub.name());
        }
      }
    }
    return new Value.Complex(replaced);
  }

  /** The value without a sub-attribute that it has. */
  static Value.Complex without(Attribute sub, String name, Value.Complex before) {
    if (sub.mutability() == Mutability.IMMUTABLE) {
      throw unchangeable(name);
    }
    return before.without(sub.name());
  }

  static InvalidRequest unchangeable(String name) {
    return InvalidRequest.mutability(name + " cannot be changed.");
  }
}
