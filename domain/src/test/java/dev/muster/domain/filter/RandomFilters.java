package dev.muster.domain.filter;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.text.RandomText;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes every kind of filter that a resource type allows. */
final class RandomFilters {

  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

  private final Random random;
  private final List<AttributePath> paths = new ArrayList<>();

  RandomFilters(Random random, ResourceType type) {
    this.random = random;
    Stream.of("schemas", "id", "externalId", "meta")
        .flatMap(name -> CommonAttributes.attribute(name).stream())
        .forEach(attribute -> add(null, attribute));
    for (Schema schema : type.schemas()) {
      String extension = schema.equals(type.schema()) ? null : schema.id();
      schema.attributes().forEach(attribute -> add(extension, attribute));
    }
    paths.removeIf(path -> !path.isSearchable());
  }

  private void add(@Nullable String extension, Attribute attribute) {
    AttributePath path = new AttributePath(extension, attribute, null);
    paths.add(path);
    attribute.subAttributes().forEach(sub -> paths.add(path.child(sub)));
  }

  /** A filter with at most that many levels of and, or, not and brackets. */
  Filter next(int depth) {
    return next(paths, depth);
  }

  private Filter next(List<AttributePath> from, int depth) {
    return switch (depth == 0 ? 5 : random.nextInt(7)) {
      case 0 -> new Filter.And(operands(from, depth - 1));
      case 1 -> new Filter.Or(operands(from, depth - 1));
      case 2 -> new Filter.Not(next(from, depth - 1));
      case 3 -> new Filter.Present(any(from));
      case 4 -> valuePath(from, depth - 1);
      default -> comparison(from);
    };
  }

  private List<Filter> operands(List<AttributePath> from, int depth) {
    return Stream.generate(() -> next(from, depth)).limit(random.nextInt(2, 5)).toList();
  }

  private Filter valuePath(List<AttributePath> from, int depth) {
    AttributePath path = any(from);
    List<AttributePath> subs =
        path.leaf().subAttributes().stream()
            .filter(sub -> path.child(sub).isSearchable())
            .map(AttributePath::of)
            .toList();
    return subs.isEmpty()
        ? new Filter.Present(path)
        : new Filter.ValuePath(path, next(subs, depth));
  }

  private Filter comparison(List<AttributePath> from) {
    AttributePath path = any(from);
    AttributeType type = path.leaf().type();
    List<ComparisonOperator> fitting =
        Stream.of(ComparisonOperator.values()).filter(operator -> operator.fits(type)).toList();
    return fitting.isEmpty()
        ? new Filter.Present(path)
        : new Filter.Comparison(path, fitting.get(random.nextInt(fitting.size())), operand(type));
  }

  private Value operand(AttributeType type) {
    return switch (type) {
      case STRING -> new Value.Text(RandomText.next(random, 8));
      case REFERENCE -> new Value.Reference(RandomText.next(random, 8));
      case BINARY -> new Value.Binary(RandomText.next(random, 8));
      case BOOLEAN -> new Value.Bool(random.nextBoolean());
      case DATE_TIME -> new Value.DateTime(Instant.ofEpochMilli(random.nextLong(FIRST, LAST + 1)));
      case INTEGER, DECIMAL ->
          new Value.DecimalNumber(
              new BigDecimal(
                  new BigInteger(random.nextInt(80), random)
                      .multiply(BigInteger.valueOf(random.nextInt(-1, 2))),
                  random.nextInt(-40, 41)));
      case COMPLEX -> throw new IllegalArgumentException("complex values are not compared");
    };
  }

  private AttributePath any(List<AttributePath> from) {
    return from.get(random.nextInt(from.size()));
  }
}
