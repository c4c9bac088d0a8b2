package dev.muster.domain.filter;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.text.CaseFolding;
import dev.muster.domain.text.CodePoints;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Says of a resource in memory whether a filter holds; the meaning is that of {@link Filter}. */
public final class FilterEvaluator {

  private FilterEvaluator() {}

  /**
   * @param resource as {@link dev.muster.domain.resource.Resource#describe} shows it, or a complex
   *     value for the filter of a value path
   */
  public static boolean matches(Filter filter, Value.Complex resource) {
    return switch (filter) {
      case Filter.And(List<Filter> operands) ->
          operands.stream().allMatch(operand -> matches(operand, resource));
      case Filter.Or(List<Filter> operands) ->
          operands.stream().anyMatch(operand -> matches(operand, resource));
      case Filter.Not(Filter operand) -> !matches(operand, resource);
      case Filter.Present(AttributePath path) ->
          PathValues.of(path, resource).stream().anyMatch(FilterEvaluator::isPresent);
      case Filter.Comparison(AttributePath path, ComparisonOperator operator, Value operand) ->
          PathValues.of(path, resource).stream()
              .anyMatch(value -> compare(path.leaf(), value, operator, operand));
      case Filter.ValuePath(AttributePath path, Filter inner) ->
          PathValues.of(path, resource).stream()
              .anyMatch(
                  value ->
                      value.isPresent()
                          && value.get() instanceof Value.Complex complex
                          && matches(inner, complex));
    };
  }

  private static boolean isPresent(Optional<Value> value) {
    return value.isPresent()
        && !(value.get() instanceof Value.Text(String text) && text.isEmpty())
        && !(value.get() instanceof Value.Reference(String uri) && uri.isEmpty());
  }

  private static boolean compare(
      Attribute attribute, Optional<Value> value, ComparisonOperator operator, Value operand) {
    if (value.isEmpty()) {
      return operator == ComparisonOperator.NE;
    }
    return switch (value.get()) {
      case Value.Text(String text) -> compareText(attribute, text, operator, operand);
      case Value.Reference(String uri) -> compareText(attribute, uri, operator, operand);
      case Value.Binary(String base64) -> compareText(attribute, base64, operator, operand);
      case Value.Bool(boolean bool) ->
          operand instanceof Value.Bool(boolean wanted)
              && holds(operator, Boolean.compare(bool, wanted));
      case Value.WholeNumber(long number) ->
          compareNumber(BigDecimal.valueOf(number), operator, operand);
      case Value.DecimalNumber(BigDecimal number) -> compareNumber(number, operator, operand);
      case Value.DateTime(var moment) ->
          operand instanceof Value.DateTime(var wanted)
              && holds(operator, moment.compareTo(wanted));
      case Value.Complex _, Value.Multiple _ -> false;
    };
  }

  private static boolean compareNumber(
      BigDecimal number, ComparisonOperator operator, Value operand) {
    return operand instanceof Value.DecimalNumber(BigDecimal wanted)
        && holds(operator, number.compareTo(wanted));
  }

  private static boolean compareText(
      Attribute attribute, String text, ComparisonOperator operator, Value operand) {
    String key = key(attribute, text);
    String wanted = key(attribute, operand.asText().orElseThrow());
    return switch (operator) {
      case CO -> key.contains(wanted);
      case SW -> key.startsWith(wanted);
      case EW -> key.endsWith(wanted);
      case EQ, NE, GT, GE, LT, LE -> holds(operator, CodePoints.compare(key, wanted));
    };
  }

  /** The text as it is compared: texts of an attribute are equal if their keys are. */
  public static String key(Attribute attribute, String text) {
    return attribute.caseExact() ? text : CaseFolding.fold(text);
  }

  private static boolean holds(ComparisonOperator operator, int comparison) {
    return switch (operator) {
      case EQ -> comparison == 0;
      case NE -> comparison != 0;
      case GT -> comparison > 0;
      case GE -> comparison >= 0;
      case LT -> comparison < 0;
      case LE -> comparison <= 0;
      case CO, SW, EW -> false;
    };
  }
}
