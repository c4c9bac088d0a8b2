package dev.muster.domain.patch;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.RequiredAttributes;
import dev.muster.domain.resource.ValueReader;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the value of an operation comes to, read as the path asks for. */
sealed interface GivenValue {

  record Assigned(Value value) implements GivenValue {}

  /** An empty list for a multi-valued attribute. */
  record NoValues() implements GivenValue {}

  /** The empty text where a complex value is due: the way of Entra to remove a manager. */
  record Unassigned() implements GivenValue {}

  /** A complex value without any sub-attribute that a client may set. */
  record NoSubAttributes() implements GivenValue {}

  /**
   * Where several values are due, one stands for a list of one. Where one value is due, a list of
   * one object stands for it if the object has nothing but {@code value}, or if the attribute is
   * complex with a {@code value}: older versions of Entra wrap single values so.
   *
   * @throws InvalidRequest (invalidValue) if the value does not fit
   */
  static GivenValue read(PatchPath path, Value raw) {
    Attribute leaf = path.attribute().leaf();
    String name = path.toString();
    return leaf.multiValued() && !path.selectsValues()
        ? readAll(leaf, name, raw)
        : readOne(path, leaf, name, unwrapped(leaf, raw));
  }

  private static GivenValue readAll(Attribute leaf, String name, Value raw) {
    Value list = raw instanceof Value.Multiple ? raw : new Value.Multiple(List.of(raw));
    Optional<Value> values = ValueReader.read(leaf, name, list);
    if (values.isEmpty()) {
      return new NoValues();
    }
    RequiredAttributes.requireSubAttributes(leaf, name, values.get());
    return new Assigned(values.get());
  }

  private static GivenValue readOne(PatchPath path, Attribute leaf, String name, Value raw) {
    Optional<Value> value = ValueReader.readOne(leaf, name, raw);
    if (value.isPresent()) {
      if (leaf.required() && RequiredAttributes.isBlank(value.get())) {
        throw InvalidRequest.value(name + " is required.");
      }
      return new Assigned(value.get());
    }
    if (raw instanceof Value.Text) {
      return new Unassigned();
    }
    if (path.selectsValues()) {
      throw InvalidRequest.value(name + " must be given a sub-attribute.");
    }
    return new NoSubAttributes();
  }

  private static Value unwrapped(Attribute leaf, Value raw) {
    if (raw instanceof Value.Multiple(List<Value> list)
        && list.size() == 1
        && list.getFirst() instanceof Value.Complex(Map<String, Value> wrapper)) {
      if (leaf.type() == AttributeType.COMPLEX) {
        return leaf.subAttribute("value").isPresent() ? list.getFirst() : raw;
      }
      if (wrapper.size() == 1 && wrapper.keySet().iterator().next().equalsIgnoreCase("value")) {
        return wrapper.values().iterator().next();
      }
    }
    return raw;
  }
}
