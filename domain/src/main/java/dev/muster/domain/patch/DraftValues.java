package dev.muster.domain.patch;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.resource.MultipleValues;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one multi-valued attribute while operations change them. */
final class DraftValues {

  /** What it costs to change a value, in comparisons. */
  private static final int COPIES = 4;

  private final Attribute attribute;
  private final List<Value> before;
  private final Effort effort;
  private MultipleValues values;
  private @Nullable ValueIndex index;

  DraftValues(AttributePath path, @Nullable Value before, Effort effort) {
    this.attribute = path.attribute();
    this.before = before instanceof Value.Multiple(List<Value> all) ? all : List.of();
    this.effort = effort;
    this.values = new MultipleValues(this.before);
  }

  /** Nothing if no value is left. */
  Optional<Value> finish() {
    List<Value> left = values.values();
    return left.isEmpty() ? Optional.empty() : Optional.of(new Value.Multiple(left));
  }

  void put(PatchPath path, Value given, boolean adding) {
    if (path.filter() == null && path.attribute().subAttribute() == null) {
      if (!adding) {
        clear();
      }
      if (given instanceof Value.Multiple(List<Value> more)) {
        more.forEach(this::add);
      }
    } else {
      List<Integer> places = matching(path.filter());
      if (places.isEmpty()) {
        add(created(path, given, adding));
      }
      for (int place : places) {
        Value current = values.get(place);
        if (current != null) {
          set(place, changed(path, current, given, adding));
        }
      }
    }
    requireUnchangedIfImmutable(path);
  }

  void remove(PatchPath path, Value.@Nullable Multiple selected) {
    Attribute sub = path.attribute().subAttribute();
    if (selected != null) {
      for (Value value : selected.values()) {
        Equalities.selecting(attribute, value)
            .ifPresent(filter -> matching(filter).forEach(values::remove));
      }
    } else if (sub != null) {
      matching(path.filter()).forEach(place -> remove(path, sub, place));
    } else if (path.filter() == null) {
      clear();
    } else {
      matching(path.filter()).forEach(values::remove);
    }
    requireUnchangedIfImmutable(path);
  }

  private void remove(PatchPath path, Attribute sub, int place) {
    if (values.get(place) instanceof Value.Complex current && current.get(sub.name()).isPresent()) {
      Value.Complex rest = Merge.without(sub, path.toString(), current);
      if (rest.isEmpty()) {
        values.remove(place);
      } else {
        set(place, rest);
      }
    }
  }

  private Value changed(PatchPath path, Value current, Value given, boolean adding) {
    Attribute sub = path.attribute().subAttribute();
    if (!(current instanceof Value.Complex complex)) {
      return given;
    }
    String name = path.selected();
    if (sub != null) {
      Value.Complex change = Value.Complex.EMPTY.with(sub.name(), given);
      return new Merge(adding, effort).subAttributes(attribute, name, complex, change);
    }
    if (adding) {
      return new Merge(true, effort).subAttributes(attribute, name, complex, (Value.Complex) given);
    }
    Filter filter = path.filter();
    List<String> kept =
        filter == null
            ? List.of()
            : Equalities.of(filter).stream().map(term -> term.path().leaf().name()).toList();
    return Merge.replacement(attribute, name, complex, (Value.Complex) given, kept);
  }

  /** A new value, as the filter describes it and with what is given. */
  private static Value created(PatchPath path, Value given, boolean adding) {
    Filter filter = path.filter();
    Optional<Value.Complex> described = Optional.of(Value.Complex.EMPTY);
    if (filter != null) {
      described = adding ? Equalities.described(filter) : Optional.empty();
    }
    Value.Complex created =
        described.orElseThrow(() -> InvalidRequest.noTarget(path + " selects no value."));
    Attribute sub = path.attribute().subAttribute();
    if (sub != null) {
      return created.with(sub.name(), given);
    }
    if (given instanceof Value.Complex parts) {
      for (var part : parts.attributes().entrySet()) {
        created = created.with(part.getKey(), part.getValue());
      }
      return created;
    }
    return given;
  }

  private void clear() {
    values = new MultipleValues(List.of());
    index = null;
  }

  private void add(Value value) {
    effort.spend(Effort.of(value));
    noteInIndex(values.add(value), value);
  }

  private void set(int place, Value value) {
    effort.spend(COPIES * Effort.of(value));
    noteInIndex(values.set(place, value), value);
  }

  private void noteInIndex(int place, Value value) {
    if (index != null) {
      index.note(place, value);
    }
  }

  /** The places of the values that the filter selects; of all values if there is no filter. */
  private List<Integer> matching(@Nullable Filter filter) {
    List<Integer> found = new ArrayList<>();
    long comparisons = filter == null ? 1 : Effort.of(filter);
    for (int place : candidates(filter)) {
      Value value = values.get(place);
      effort.spend(value == null ? 1 : comparisons * Effort.of(value));
      if (value != null && (filter == null || matches(filter, value))) {
        found.add(place);
      }
    }
    return found;
  }

  private static boolean matches(Filter filter, Value value) {
    return FilterEvaluator.matches(
        filter,
        value instanceof Value.Complex complex
            ? complex
            : Value.Complex.EMPTY.with("value", value));
  }

  private Iterable<Integer> candidates(@Nullable Filter filter) {
    Optional<String> wanted = filter == null ? Optional.empty() : ValueIndex.wanted(filter);
    if (wanted.isEmpty()) {
      return values.places();
    }
    if (index == null) {
      index = new ValueIndex(attribute, values);
    }
    return index.places(wanted.get());
  }

  private void requireUnchangedIfImmutable(PatchPath path) {
    if (attribute.mutability() == Mutability.IMMUTABLE && !before.isEmpty()) {
      effort.spend(before.size());
      if (!values.values().equals(before)) {
        throw Merge.unchangeable(path.toString());
      }
    }
  }
}
