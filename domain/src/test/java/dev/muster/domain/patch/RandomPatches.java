package dev.muster.domain.patch;

import static dev.muster.domain.value.Tree.list;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.value.Tree;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes operations, mostly sensible ones, from few enough values that they often meet. */
final class RandomPatches {

  private static final List<String> WORDS = List.of("a", "A", "b", "work", "home", "", " ");

  private final Random random;
  private final ResourceType type;

  RandomPatches(Random random, ResourceType type) {
    this.random = random;
    this.type = type;
  }

  /** A patch of one to four operations. */
  Value.Complex next() {
    List<Value> operations = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      operations.add(operation());
    }
    return Patching.body(operations.toArray());
  }

  private Value.Complex operation() {
    Map<String, Value> operation = new LinkedHashMap<>();
    operation.put("op", Tree.value(any(List.of("add", "Add", "replace", "Replace", "remove"))));
    Target target = target();
    if (chance(15)) {
      Map<String, Value> attributes = new LinkedHashMap<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        Target one = target();
        attributes.put(one.path(), one.value());
      }
      operation.put("value", new Value.Complex(attributes));
    } else {
      operation.put("path", Tree.value(target.path()));
      if (!chance(15)) {
        operation.put("value", target.value());
      }
    }
    return new Value.Complex(operation);
  }

  private record Target(String path, Value value) {}

  private Target target() {
    Schema schema = any(type.schemas());
    if (chance(3)) {
      return new Target(schema.id(), block(schema));
    }
    Attribute attribute = any(schema.attributes());
    boolean core = schema.equals(type.schema());
    String name = core && chance(80) ? attribute.name() : schema.id() + ":" + attribute.name();
    if (chance(10)) {
      name = name.toUpperCase(Locale.ROOT);
    }
    boolean filtered = attribute.multiValued() ? chance(50) : chance(1);
    if (filtered) {
      name += "[" + filter(attribute) + "]";
    }
    if (!attribute.subAttributes().isEmpty() && chance(50)) {
      Attribute sub = any(attribute.subAttributes());
      return new Target(name + "." + sub.name(), value(sub, sub.multiValued()));
    }
    return new Target(name, value(attribute, attribute.multiValued() && !filtered));
  }

  private String filter(Attribute attribute) {
    String term = term(attribute);
    return switch (random.nextInt(6)) {
      case 0 -> term + " and " + term(attribute);
      case 1 -> term + " or " + term(attribute);
      case 2 -> "not (" + term + ")";
      default -> term;
    };
  }

  private String term(Attribute attribute) {
    if (attribute.subAttributes().isEmpty()) {
      return "value eq " + literal(attribute);
    }
    Attribute sub = any(attribute.subAttributes());
    return chance(20) ? sub.name() + " pr" : sub.name() + " eq " + literal(sub);
  }

  private String literal(Attribute attribute) {
    return switch (simple(attribute)) {
      case Value.Text(String text) -> "\"" + text + "\"";
      case Value.Bool(boolean bool) -> Boolean.toString(bool);
      case Value.WholeNumber(long number) -> Long.toString(number);
      case Value other -> throw new IllegalStateException(other.toString());
    };
  }

  private Value block(Schema schema) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    for (Attribute attribute : schema.attributes()) {
      if (chance(40)) {
        attributes.put(attribute.name(), value(attribute, attribute.multiValued()));
      }
    }
    return new Value.Complex(attributes);
  }

  private Value value(Attribute attribute, boolean several) {
    if (chance(2)) {
      return Tree.value("");
    }
    if (several && !chance(10)) {
      List<Value> values = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        values.add(value(attribute, false));
      }
      return list(values.toArray());
    }
    if (attribute.subAttributes().isEmpty()) {
      return simple(attribute);
    }
    Map<String, Value> parts = new LinkedHashMap<>();
    for (Attribute sub : attribute.subAttributes()) {
      if (chance(sub.required() ? 90 : 40)) {
        parts.put(sub.name(), value(sub, sub.multiValued()));
      }
    }
    return new Value.Complex(parts);
  }

  private Value simple(Attribute attribute) {
    AttributeType kind = attribute.type();
    return switch (kind) {
      case STRING, REFERENCE -> Tree.value(any(WORDS));
      case BINARY -> Tree.value(any(List.of("AAAA", "AAA=", "no base64!")));
      case BOOLEAN -> Tree.value(random.nextBoolean());
      case INTEGER, DECIMAL -> Tree.value(random.nextInt(3));
      case DATE_TIME -> Tree.value("2020-01-0" + random.nextInt(1, 4) + "T00:00:00Z");
      case COMPLEX -> throw new IllegalArgumentException("complex values are not simple");
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
