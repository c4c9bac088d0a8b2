package dev.muster.domain.index;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says which indexes would serve a filter that none serves. Of a conjunction one served part is
 * enough, of a disjunction every part has to be. Advises nothing where an index would not help:
 * negations, {@code ne}, {@code pr}, booleans, parts of text shorter than three characters.
 */
public final class IndexAdvice {

  private static final int TRIGRAM = 3;

  /** Which indexes are possible. */
  public interface Support {
    boolean supports(AttributePath path, IndexPurpose purpose);
  }

  /** An index that could be added. */
  public record Suggestion(String type, AttributePath path, IndexPurpose purpose) {

    /** What adds it, as one types it. */
    public String command() {
      String option =
          switch (purpose) {
            case COMPARING -> "";
            case CONTAINING -> " --contains";
          };
      return "bin/muster index add " + type + ":" + path + option;
    }
  }

  private final ResourceType type;
  private final List<AttributeIndex> present;
  private final Support support;

  /**
   * @param present the indexes that are complete
   */
  public IndexAdvice(ResourceType type, List<AttributeIndex> present, Support support) {
    this.type = type;
    this.present = List.copyOf(present);
    this.support = support;
  }

  /** Whether indexes that are present serve the filter. */
  public boolean isServed(Filter filter) {
    return missing(filter).filter(List::isEmpty).isPresent();
  }

  /** Empty if an index serves the filter, or none could. */
  public List<Suggestion> on(Filter filter) {
    return missing(filter).map(all -> all.stream().distinct().toList()).orElse(List.of());
  }

  /** What is missing for the filter to be served: nothing, some indexes, or it cannot be. */
  private Optional<List<Suggestion>> missing(Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> operands) ->
          operands.stream()
              .flatMap(operand -> missing(operand).stream())
              .min(Comparator.comparingInt(List::size));
      case Filter.Or(List<Filter> operands) -> ofAll(operands);
      case Filter.Not _, Filter.Present _ -> Optional.empty();
      case Filter.Comparison(AttributePath path, ComparisonOperator operator, Value operand) ->
          missing(path, operator, operand);
      case Filter.ValuePath(AttributePath path, Filter inner) -> within(path, inner);
    };
  }

  private Optional<List<Suggestion>> ofAll(List<Filter> operands) {
    List<Suggestion> all = new ArrayList<>();
    for (Filter operand : operands) {
      Optional<List<Suggestion>> some = missing(operand);
      if (some.isEmpty()) {
        return some;
      }
      all.addAll(some.get());
    }
    return Optional.of(all);
  }

  private Optional<List<Suggestion>> within(AttributePath path, Filter inner) {
    return switch (inner) {
      case Filter.Comparison(AttributePath sub, ComparisonOperator operator, Value operand) -> {
        boolean few = path.attribute().multiValued() && !sub.leaf().canonicalValues().isEmpty();
        yield few ? Optional.empty() : missing(path.child(sub.leaf()), operator, operand);
      }
      case Filter.And(List<Filter> operands) ->
          operands.stream()
              .flatMap(operand -> within(path, operand).stream())
              .min(Comparator.comparingInt(List::size));
      case Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> Optional.empty();
    };
  }

  private Optional<List<Suggestion>> missing(
      AttributePath path, ComparisonOperator operator, Value operand) {
    boolean isShort =
        operand.asText().filter(text -> text.codePoints().count() >= TRIGRAM).isEmpty();
    if (operator == ComparisonOperator.CO && isShort) {
      return Optional.empty();
    }
    boolean served =
        present.stream()
            .filter(index -> index.isOf(type.name(), path.toString()) && index.serves(operator))
            .anyMatch(index -> !isShort || !isByTrigrams(index, operator));
    if (served) {
      return Optional.of(List.of());
    }
    IndexPurpose purpose =
        operator == ComparisonOperator.CO ? IndexPurpose.CONTAINING : IndexPurpose.COMPARING;
    boolean possible =
        path.leaf().type() != AttributeType.BOOLEAN
            && purpose.operators(path).contains(operator)
            && support.supports(path, purpose);
    return possible
        ? Optional.of(List.of(new Suggestion(type.name(), path, purpose)))
        : Optional.empty();
  }

  private static boolean isByTrigrams(AttributeIndex index, ComparisonOperator operator) {
    return operator != ComparisonOperator.EQ && index.serves(ComparisonOperator.CO);
  }
}
