package dev.muster.domain.query;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.text.CaseFolding;
import dev.muster.domain.text.CodePoints;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Orders resources in memory as {@link Sort} says. */
public final class SortComparator implements Comparator<Value.Complex> {

  private final Sort sort;

  public SortComparator(Sort sort) {
    this.sort = sort;
  }

  /** Both resources as {@link dev.muster.domain.resource.Resource#describe} shows them. */
  @Override
  public int compare(Value.Complex left, Value.Complex right) {
    int order = compareKeys(key(left), key(right));
    if (order == 0) {
      order = CodePoints.compare(left.text("id").orElse(""), right.text("id").orElse(""));
    }
    return sort.descending() ? -order : order;
  }

  private int compareKeys(Optional<Value> left, Optional<Value> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
    return switch (left.get()) {
      case Value.Text(String text) -> compareText(text, right.get());
      case Value.Reference(String uri) -> compareText(uri, right.get());
      case Value.Binary(String base64) -> compareText(base64, right.get());
      case Value.Bool(boolean bool) ->
          right.get() instanceof Value.Bool(boolean other) ? Boolean.compare(bool, other) : 0;
      case Value.DateTime(var moment) ->
          right.get() instanceof Value.DateTime(var other) ? moment.compareTo(other) : 0;
      case Value.WholeNumber _, Value.DecimalNumber _ ->
          number(left.get()).compareTo(number(right.get()));
      case Value.Complex _, Value.Multiple _ -> 0;
    };
  }

  private int compareText(String left, Value right) {
    return CodePoints.compare(fold(left), fold(right.asText().orElse("")));
  }

  private String fold(String text) {
    return sort.path().leaf().caseExact() ? text : CaseFolding.fold(text);
  }

  private static BigDecimal number(Value value) {
    return switch (value) {
      case Value.WholeNumber(long whole) -> BigDecimal.valueOf(whole);
      case Value.DecimalNumber(BigDecimal decimal) -> decimal;
      case Value.Bool _,
          Value.Text _,
          Value.Reference _,
          Value.Binary _,
          Value.DateTime _,
          Value.Complex _,
          Value.Multiple _ ->
          BigDecimal.ZERO;
    };
  }

  /** The value by which a resource is ordered; empty: it has none. */
  public Optional<Value> key(Value.Complex resource) {
    AttributePath path = sort.path();
    Optional<Value> value =
        path.extension() == null
            ? resource.get(path.attribute().name())
            : resource.get(path.extension()).flatMap(block -> child(block, path.attribute()));
    if (value.isPresent() && value.get() instanceof Value.Multiple multiple) {
      value = preferred(multiple);
    }
    Attribute sub = path.subAttribute();
    return sub == null ? value : value.flatMap(complex -> child(complex, sub));
  }

  private static Optional<Value> preferred(Value.Multiple multiple) {
    List<Value> values = multiple.values();
    return multiple.complexValues().stream()
        .filter(complex -> complex.get("primary").equals(Optional.of(new Value.Bool(true))))
        .map(Value.class::cast)
        .findFirst()
        .or(() -> values.stream().findFirst());
  }

  private static Optional<Value> child(Value value, Attribute sub) {
    return value instanceof Value.Complex complex ? complex.get(sub.name()) : Optional.empty();
  }
}
