package dev.muster.domain.value;

import dev.muster.domain.error.InvalidRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of an attribute (RFC 7643 §2.3). An unassigned attribute (§2.5) has no value at all:
 * there is no value for null, for an empty list or for an empty complex value.
 */
public sealed interface Value {

  /** The text of a value that is text: a string, a reference or base64; empty for other values. */
  default Optional<String> asText() {
    return switch (this) {
      case Text(String text) -> Optional.of(text);
      case Reference(String uri) -> Optional.of(uri);
      case Binary(String base64) -> Optional.of(base64);
      case Bool _, WholeNumber _, DecimalNumber _, DateTime _, Complex _, Multiple _ ->
          Optional.empty();
    };
  }

  /** Unicode text without NUL and without unpaired surrogates. */
  record Text(String value) implements Value {}

  record Bool(boolean value) implements Value {}

  /** A signed 64-bit integer. */
  record WholeNumber(long value) implements Value {}

  record DecimalNumber(BigDecimal value) implements Value {
    /** Trailing zeros are stripped, so that numbers that are equal are equal records. */
    public DecimalNumber {
      value = value.stripTrailingZeros();
    }
  }

  /** A moment in milliseconds; finer parts are cut off. */
  record DateTime(Instant value) implements Value {
    public DateTime {
      value = Instant.ofEpochMilli(value.toEpochMilli());
    }
  }

  /** Base64 text as it was sent (RFC 7643 §2.3.6). */
  record Binary(String base64) implements Value {}

  /** A URI reference as it was sent (RFC 7643 §2.3.7). */
  record Reference(String uri) implements Value {}

  /** Sub-attributes by their canonical names, in the order in which they were given. */
  record Complex(Map<String, Value> attributes) implements Value {

    /** So many attributes, or fewer, take little memory beside their values. */
    public static final int FEW = 8;

    public static final Complex EMPTY = new Complex(Map.of());

    public Complex {
      attributes =
          attributes.size() > FEW
              ? Collections.unmodifiableMap(new LinkedHashMap<>(attributes))
              : FewAttributes.copyOf(attributes);
    }

    public Optional<Value> get(String name) {
      return Optional.ofNullable(attributes.get(name));
    }

    /**
     * The member of a message that no schema describes, by its name in any case.
     *
     * @throws InvalidRequest (invalidSyntax) if two are called so
     */
    public Optional<Value> member(String name) {
      Optional<Value> found = Optional.empty();
      for (Map.Entry<String, Value> member : attributes.entrySet()) {
        if (member.getKey().equalsIgnoreCase(name)) {
          if (found.isPresent()) {
            throw InvalidRequest.syntax(name + " is given twice.");
          }
          found = Optional.of(member.getValue());
        }
      }
      return found;
    }

    public boolean isEmpty() {
      return attributes.isEmpty();
    }

    /** This value with one attribute more, or changed in its place. */
    public Complex with(String name, Value value) {
      Map<String, Value> copy = new LinkedHashMap<>(attributes);
      copy.put(name, value);
      return new Complex(copy);
    }

    /** This value without one attribute. */
    public Complex without(String name) {
      if (!attributes.containsKey(name)) {
        return this;
      }
      Map<String, Value> copy = new LinkedHashMap<>(attributes);
      copy.remove(name);
      return new Complex(copy);
    }

    /** The sub-attribute as text; empty when it is unassigned or of another type. */
    public Optional<String> text(String name) {
      return attributes.get(name) instanceof Text(String text)
          ? Optional.of(text)
          : Optional.empty();
    }
  }

  /** The values of a multi-valued attribute, in their order. */
  record Multiple(List<Value> values) implements Value {
    public Multiple {
      values = List.copyOf(values);
    }

    /** The elements that are complex values. */
    public List<Complex> complexValues() {
      List<Complex> found = new ArrayList<>(values.size());
      for (Value value : values) {
        if (value instanceof Complex complex) {
          found.add(complex);
        }
      }
      return found;
    }
  }
}
