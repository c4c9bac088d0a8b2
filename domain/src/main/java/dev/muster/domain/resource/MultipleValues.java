package dev.muster.domain.resource;

import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a multi-valued attribute while they are put together (RFC 7643 §2.4): a pair of
 * type and value is there once, the later one in the place of the earlier, and at most one value is
 * primary, the last one that said so. Each change takes the same time, however many there are.
 */
public final class MultipleValues {

  private static final String PRIMARY = "primary";
  private static final int NONE = -1;

  /** Null where a value was removed, so that places stay what they are. */
  private final List<@Nullable Value> places;

  private final Map<String, Integer> placeOf;
  private int primary = NONE;

  public MultipleValues(List<Value> values) {
    this.places = new ArrayList<>(values.size());
    this.placeOf = HashMap.newHashMap(values.size());
    values.forEach(this::add);
  }

  static List<Value> normalize(List<Value> values) {
    return new MultipleValues(values).values();
  }

  /** What is there now, in order. */
  public List<Value> values() {
    return places.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  /** The places in order, those of removed values too. */
  public Iterable<Integer> places() {
    return IntStream.range(0, places.size())::iterator;
  }

  /** The value at a place; null if it was removed. */
  public @Nullable Value get(int place) {
    return places.get(place);
  }

  /** Appends a value, or puts it in the place of the same one. Returns its place. */
  public int add(Value value) {
    Integer same = placeOf.get(identity(value));
    int place = same == null ? places.size() : same;
    if (same == null) {
      places.add(value);
    }
    return put(place, value);
  }

  /**
   * Puts a value in the place of another. If it is the same as a third one, that one goes, and it
   * takes the earlier of the two places. Returns its place.
   */
  public int set(int place, Value value) {
    remove(place);
    Integer same = placeOf.get(identity(value));
    if (same == null) {
      return put(place, value);
    }
    remove(same);
    return put(Math.min(place, same), value);
  }

  public void remove(int place) {
    Value removed = places.set(place, null);
    if (removed != null) {
      placeOf.remove(identity(removed));
    }
    if (primary == place) {
      primary = NONE;
    }
  }

  private int put(int place, Value value) {
    places.set(place, value);
    placeOf.put(identity(value), place);
    if (isPrimary(value)) {
      if (primary != NONE && primary != place) {
        demote(primary);
      }
      primary = place;
    } else if (primary == place) {
      primary = NONE;
    }
    return place;
  }

  private static boolean isPrimary(Value value) {
    return value instanceof Value.Complex complex
        && complex.get(PRIMARY).equals(Optional.of(new Value.Bool(true)));
  }

  private void demote(int place) {
    if (places.get(place) instanceof Value.Complex complex) {
      places.set(place, complex.with(PRIMARY, new Value.Bool(false)));
    }
  }

  /**
   * What makes two values of an attribute the same one, as text: maps stay fast on keys that
   * compare, even if someone chose them to collide. Without a {@code value} it is everything but
   * {@code primary}, so that being demoted makes no value the same as another, in whatever order.
   */
  private static String identity(Value value) {
    if (!(value instanceof Value.Complex complex)) {
      return value.toString();
    }
    if (complex.get("value").isPresent()) {
      return complex.get("type") + "\0" + complex.get("value");
    }
    StringBuilder whole = new StringBuilder();
    new TreeMap<>(complex.without(PRIMARY).attributes())
        .forEach((name, part) -> whole.append(name).append('\0').append(part).append('\0'));
    return whole.toString();
  }
}
