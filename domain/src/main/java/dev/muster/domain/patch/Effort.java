package dev.muster.domain.patch;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.value.Value;
import java.util.List;

/**
 * Counts what a patch looks at. Operations that append values, or that select or remove them by
 * {@code value}, look at few; any other filter looks at all values of its attribute, and without a
 * bound thousands of those on thousands of values would keep a processor busy for minutes.
 */
final class Effort {

  /** About a second's work. */
  private static final long LIMIT = 5_000_000;

  /** Characters that count as much as looking at a value. */
  private static final int TEXT_UNIT = 64;

  private final long limit;
  private long spent;

  Effort() {
    this(LIMIT);
  }

  Effort(long limit) {
    this.limit = limit;
  }

  long spent() {
    return spent;
  }

  /**
   * @throws InvalidRequest (tooMany) if that exceeds the limit
   */
  void spend(long units) {
    spent += units;
    if (spent > limit) {
      throw new InvalidRequest(
          InvalidRequest.Reason.TOO_MANY, "the patch has to look at too many values.");
    }
  }

  /** What it costs to compare a value once. */
  static long of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> 1 + text.length() / TEXT_UNIT;
      case Value.Reference(String uri) -> 1 + uri.length() / TEXT_UNIT;
      case Value.Binary(String base64) -> 1 + base64.length() / TEXT_UNIT;
      case Value.Bool _, Value.WholeNumber _, Value.DecimalNumber _, Value.DateTime _ -> 1;
      case Value.Complex complex ->
          1 + complex.attributes().values().stream().mapToLong(Effort::of).sum();
      case Value.Multiple(List<Value> values) -> 1 + values.stream().mapToLong(Effort::of).sum();
    };
  }

  /** How many comparisons a filter makes. */
  static long of(Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> operands) -> operands.stream().mapToLong(Effort::of).sum();
      case Filter.Or(List<Filter> operands) -> operands.stream().mapToLong(Effort::of).sum();
      case Filter.Not(Filter operand) -> of(operand);
      case Filter.ValuePath(var _, Filter inner) -> of(inner);
      case Filter.Comparison _, Filter.Present _ -> 1;
    };
  }
}
