package dev.muster.domain.patch;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.resource.ValueReader;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a filter says by {@code eq} terms joined by {@code and}. */
final class Equalities {

  private Equalities() {}

  /** The {@code eq} terms that hold for every value that the filter selects. */
  static List<Filter.Comparison> of(Filter filter) {
    List<Filter.Comparison> found = new ArrayList<>();
    for (Filter term : terms(filter)) {
      if (term instanceof Filter.Comparison comparison
          && comparison.operator() == ComparisonOperator.EQ) {
        found.add(comparison);
      }
    }
    return found;
  }

  /**
   * The complex value that a filter describes; empty if it says more than {@code eq}, contradicts
   * itself, or names what clients may not write.
   */
  static Optional<Value.Complex> described(Filter filter) {
    List<Filter.Comparison> equalities = of(filter);
    if (equalities.size() < terms(filter).size()) {
      return Optional.empty();
    }
    Map<String, Value> parts = new LinkedHashMap<>();
    for (Filter.Comparison equality : equalities) {
      Attribute sub = equality.path().leaf();
      Optional<Value> raw = raw(sub, equality.operand());
      if (sub.mutability() == Mutability.READ_ONLY || raw.isEmpty()) {
        return Optional.empty();
      }
      Value given = sub.multiValued() ? new Value.Multiple(List.of(raw.get())) : raw.get();
      ValueReader.read(sub, sub.name(), given)
          .ifPresent(value -> parts.putIfAbsent(sub.name(), value));
    }
    Value.Complex described = new Value.Complex(parts);
    return FilterEvaluator.matches(filter, described) ? Optional.of(described) : Optional.empty();
  }

  /**
   * Selects the values that are the given one: by {@code value}, and by {@code type} if that is
   * given; without a {@code value} by everything simple that is given. Empty if that is nothing.
   */
  static Optional<Filter> selecting(Attribute attribute, Value given) {
    if (!(given instanceof Value.Complex complex)) {
      return Optional.of(equal(attribute.asValue(), given));
    }
    boolean hasValue = complex.get("value").isPresent();
    List<Filter> terms = new ArrayList<>();
    complex
        .attributes()
        .forEach(
            (name, value) -> {
              boolean decides = !hasValue || name.equals("value") || name.equals("type");
              boolean simple =
                  !(value instanceof Value.Complex) && !(value instanceof Value.Multiple);
              if (decides && simple) {
                attribute.subAttribute(name).ifPresent(sub -> terms.add(equal(sub, value)));
              }
            });
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(terms.size() == 1 ? terms.getFirst() : new Filter.And(terms));
  }

  private static Filter equal(Attribute sub, Value value) {
    Value operand =
        value instanceof Value.WholeNumber(long number)
            ? new Value.DecimalNumber(BigDecimal.valueOf(number))
            : value;
    return new Filter.Comparison(AttributePath.of(sub), ComparisonOperator.EQ, operand);
  }

  private static List<Filter> terms(Filter filter) {
    return filter instanceof Filter.And(List<Filter> operands) ? operands : List.of(filter);
  }

  /** The operand as a client would send it for the attribute. */
  private static Optional<Value> raw(Attribute attribute, Value operand) {
    return switch (operand) {
      case Value.Reference(String uri) -> Optional.of(new Value.Text(uri));
      case Value.Binary(String base64) -> Optional.of(new Value.Text(base64));
      case Value.DateTime(var moment) -> Optional.of(new Value.Text(DateTimes.format(moment)));
      case Value.DecimalNumber(BigDecimal number) when attribute.type() == AttributeType.INTEGER ->
          wholeNumber(number);
      case Value.Text _,
          Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _,
          Value.Complex _,
          Value.Multiple _ ->
          Optional.of(operand);
    };
  }

  private static Optional<Value> wholeNumber(BigDecimal number) {
    try {
      return Optional.of(new Value.WholeNumber(number.longValueExact()));
    } catch (ArithmeticException noWholeNumberOf64Bits) {
      return Optional.empty();
    }
  }
}
