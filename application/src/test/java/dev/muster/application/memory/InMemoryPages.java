package dev.muster.application.memory;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.query.SortComparator;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts pages out of a whole list. */
final class InMemoryPages {

  /** A resource that matches, as an answer shows it, with its relations. */
  record Match(ResourceId id, Value.Complex described) {}

  private final ResourceQuery query;
  private final SortComparator order;

  InMemoryPages(ResourceQuery query) {
    this.query = query;
    this.order = new SortComparator(query.sort());
  }

  ResourcePage page(List<Match> matches, Function<Match, FoundResource> found) {
    List<Match> sorted =
        matches.stream().sorted(Comparator.comparing(Match::described, order)).toList();
    return switch (query.start()) {
      case PageStart.Index(int startIndex) ->
          new ResourcePage(
              sorted.size(),
              sorted.stream().skip(startIndex - 1L).limit(query.count()).map(found).toList());
      case PageStart.Beside(Position position) -> beside(sorted, position, found);
    };
  }

  private ResourcePage beside(
      List<Match> sorted, @Nullable Position position, Function<Match, FoundResource> found) {
    boolean backward = position != null && position.backward();
    int end = sorted.size();
    int start = 0;
    if (position != null) {
      Value.Complex place = place(position);
      int before =
          (int) sorted.stream().filter(m -> order.compare(m.described(), place) < 0).count();
      int upTo =
          (int) sorted.stream().filter(m -> order.compare(m.described(), place) <= 0).count();
      start = backward ? Math.max(0, before - query.count()) : upTo;
      end = backward ? before : end;
    }
    List<Match> page = sorted.subList(start, backward ? end : Math.min(end, start + query.count()));
    boolean hasNext = backward || start + page.size() < sorted.size();
    boolean hasPrevious = backward ? start > 0 : position != null;
    return new ResourcePage(
        sorted.size(),
        page.stream().map(found).toList(),
        hasNext && !page.isEmpty() ? position(page.getLast(), false) : null,
        hasPrevious && !page.isEmpty() ? position(page.getFirst(), true) : null);
  }

  private Position position(Match match, boolean backward) {
    boolean byId = query.sort().path().equals(Sort.BY_ID.path());
    String key = byId ? null : order.key(match.described()).map(InMemoryPages::text).orElse(null);
    return new Position(key, match.id(), backward);
  }

  private static String text(Value key) {
    return switch (key) {
      case Value.Text(String text) -> text;
      case Value.Reference(String uri) -> uri;
      case Value.Binary(String base64) -> base64;
      case Value.Bool(boolean bool) -> Boolean.toString(bool);
      case Value.DateTime(var moment) -> DateTimes.format(moment);
      case Value.WholeNumber(long number) -> Long.toString(number);
      case Value.DecimalNumber(BigDecimal number) -> number.toPlainString();
      case Value.Complex _, Value.Multiple _ ->
          throw new IllegalArgumentException("a sort ends at a simple attribute");
    };
  }

  /** A resource with nothing but what the order looks at. */
  private Value.Complex place(Position position) {
    Value.Complex place = Value.Complex.EMPTY;
    AttributePath path = query.sort().path();
    if (position.key() != null) {
      Attribute sub = path.subAttribute();
      Value key = value(path.leaf(), position.key());
      Value value = sub == null ? key : Value.Complex.EMPTY.with(sub.name(), key);
      place = Value.Complex.EMPTY.with(path.attribute().name(), value);
      if (path.extension() != null) {
        place = Value.Complex.EMPTY.with(path.extension(), place);
      }
    }
    return place.with("id", new Value.Text(position.id().toString()));
  }

  private static Value value(Attribute attribute, String text) {
    return switch (attribute.type()) {
      case STRING, REFERENCE, BINARY -> new Value.Text(text);
      case BOOLEAN -> new Value.Bool(Boolean.parseBoolean(text));
      case DATE_TIME -> DateTimes.parse(text).orElseThrow();
      case INTEGER, DECIMAL -> new Value.DecimalNumber(new BigDecimal(text));
      case COMPLEX -> throw new IllegalArgumentException("a sort ends at a simple attribute");
    };
  }
}
