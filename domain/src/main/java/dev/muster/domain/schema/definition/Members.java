package dev.muster.domain.schema.definition;

import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** An object of a definition with its members by name, in any case (RFC 7643 §2.1). */
final class Members {

  private final Place place;
  private final Map<String, Value> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Members(Place place, Value.Complex object) {
    this.place = place;
    object
        .attributes()
        .forEach(
            (name, value) -> {
              if (members.put(name, value) != null) {
                throw place.refuse("has " + Place.quoted(name) + " in two spellings.");
              }
            });
  }

  Place place() {
    return place;
  }

  Place at(String name) {
    return place.member(name);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> text(at(name), value));
  }

  /** A text that is there and not blank. */
  String requiredText(String name) {
    String text = text(name).orElseThrow(() -> at(name).refuse("is missing."));
    if (text.isBlank()) {
      throw at(name).refuse("is blank.");
    }
    return text;
  }

  boolean bool(String name) {
    Value value = members.get(name);
    if (value == null) {
      return false;
    }
    if (value instanceof Value.Bool(boolean bool)) {
      return bool;
    }
    throw at(name).refuse("must be true or false.");
  }

  /** One of the constants, by its keyword in any case. */
  <E extends Enum<E>> Optional<E> keyword(
      String name, Class<E> constants, Function<E, String> keyword) {
    return text(name)
        .map(
            text -> {
              List<String> keywords = new ArrayList<>();
              for (E constant : constants.getEnumConstants()) {
                if (keyword.apply(constant).equalsIgnoreCase(text)) {
                  return constant;
                }
                keywords.add(keyword.apply(constant));
              }
              throw at(name)
                  .refuse(
                      "must be one of "
                          + String.join(", ", keywords)
                          + ", not "
                          + Place.quoted(text)
                          + ".");
            });
  }

  /** The elements of a list; none if it is not there. */
  List<Value> list(String name) {
    Value value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof Value.Multiple(List<Value> elements)) {
      return elements;
    }
    throw at(name).refuse("must be a list.");
  }

  List<String> texts(String name) {
    List<Value> elements = list(name);
    List<String> texts = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      texts.add(text(at(name).element(i), elements.get(i)));
    }
    return texts;
  }

  List<Members> objects(String name) {
    List<Value> elements = list(name);
    List<Members> objects = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Place element = at(name).element(i);
      if (!(elements.get(i) instanceof Value.Complex object)) {
        throw element.refuse("must be an object.");
      }
      objects.add(new Members(element, object));
    }
    return objects;
  }

  private static String text(Place place, Value value) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    throw place.refuse("must be a string.");
  }
}
