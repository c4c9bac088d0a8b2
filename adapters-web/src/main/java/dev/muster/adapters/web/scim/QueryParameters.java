package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.QueryString;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a list, from the parameters of a GET (RFC 7644 §3.4.2) or the body of a
 * .search (§3.4.3); not yet understood by any schema.
 *
 * @param startIndex null: not given
 * @param cursor null: index paging; empty: the first page of a walk (RFC 9865 §2)
 */
record QueryParameters(
    @Nullable String filter,
    @Nullable String sortBy,
    @Nullable String sortOrder,
    @Nullable Integer startIndex,
    @Nullable String cursor,
    int count,
    List<String> attributes,
    List<String> excludedAttributes) {

  private static final String SEARCH_URN = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");

  QueryParameters {
    if (cursor != null && startIndex != null) {
      throw InvalidRequest.value("cursor and startIndex exclude each other.");
    }
    count = Math.clamp(count, 0, ResourceQuery.MAX_COUNT);
  }

  static QueryParameters of(QueryString parameters) {
    return new QueryParameters(
        parameters.single("filter").orElse(null),
        parameters.single("sortBy").orElse(null),
        parameters.single("sortOrder").orElse(null),
        integer("startIndex", parameters.single("startIndex").orElse(null)),
        parameters.single("cursor").orElse(null),
        count(integer("count", parameters.single("count").orElse(null))),
        names(parameters.all("attributes")),
        names(parameters.all("excludedAttributes")));
  }

  /** Members in any case; one of null is one that is not given. */
  static QueryParameters of(Value.Complex body) {
    Map<String, Value> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    members.putAll(body.attributes());
    if (members.get("schemas") instanceof Value.Multiple(List<Value> urns)
        && urns.stream().noneMatch(QueryParameters::isSearchUrn)) {
      throw InvalidRequest.value("schemas must contain " + SEARCH_URN + ".");
    }
    return new QueryParameters(
        text(members, "filter"),
        text(members, "sortBy"),
        text(members, "sortOrder"),
        integer(members, "startIndex"),
        text(members, "cursor"),
        count(integer(members, "count")),
        texts(members, "attributes"),
        texts(members, "excludedAttributes"));
  }

  /**
   * Where the page begins.
   *
   * @param decoder of cursors that are not empty
   */
  PageStart start(Function<String, Position> decoder) {
    if (cursor == null) {
      return new PageStart.Index(startIndex == null ? 1 : startIndex);
    }
    return new PageStart.Beside(cursor.isEmpty() ? null : decoder.apply(cursor));
  }

  private static boolean isSearchUrn(Value value) {
    return value instanceof Value.Text(String urn) && urn.equalsIgnoreCase(SEARCH_URN);
  }

  private static int count(@Nullable Integer given) {
    return given == null ? ResourceQuery.DEFAULT_COUNT : given;
  }

  /** The names in comma-separated lists. */
  static List<String> names(List<String> lists) {
    List<String> names = new ArrayList<>();
    for (String list : lists) {
      for (String name : list.split(",", -1)) {
        if (!name.isBlank()) {
          names.add(name.strip());
        }
      }
    }
    return names;
  }

  private static @Nullable Integer integer(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!INTEGER.matcher(text.strip()).matches()) {
      throw InvalidRequest.value(name + " must be an integer.");
    }
    return clamp(Long.parseLong(text.strip()));
  }

  private static @Nullable Integer integer(Map<String, Value> members, String name) {
    Value value = members.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Value.WholeNumber(long number)) {
      return clamp(number);
    }
    // Some clients quote their numbers.
    Optional<String> digits = value.asText();
    return integer(
        name, digits.orElseThrow(() -> InvalidRequest.value(name + " must be an integer.")));
  }

  private static int clamp(long number) {
    return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static @Nullable String text(Map<String, Value> members, String name) {
    Value value = members.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    throw InvalidRequest.value(name + " must be a string.");
  }

  private static List<String> texts(Map<String, Value> members, String name) {
    Value value = members.get(name);
    if (value == null) {
      return List.of();
    }
    List<Value> elements = value instanceof Value.Multiple(List<Value> all) ? all : List.of(value);
    List<String> texts = new ArrayList<>();
    for (Value element : elements) {
      if (!(element instanceof Value.Text(String text))) {
        throw InvalidRequest.value(name + " must be a list of strings.");
      }
      texts.add(text);
    }
    return names(texts);
  }
}
