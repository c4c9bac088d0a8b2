package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.QueryString;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads queries from the parameters of a GET (RFC 7644 §3.4.2) or the body of a .search (§3.4.3).
 */
final class QueryReader {

  private static final String SEARCH_URN = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

  private final ResourceType type;

  QueryReader(ResourceType type) {
    this.type = type;
  }

  /** The attributes that the answer to any request shall carry. */
  Projection projection(Context context) {
    return projection(new QueryString(context));
  }

  private Projection projection(QueryString parameters) {
    return Projection.of(
        type, names(parameters.all("attributes")), names(parameters.all("excludedAttributes")));
  }

  ResourceQuery fromParameters(Context context) {
    QueryString parameters = new QueryString(context);
    return query(
        parameters.single("filter").orElse(null),
        parameters.single("sortBy").orElse(null),
        parameters.single("sortOrder").orElse(null),
        integer("startIndex", parameters.single("startIndex"), 1),
        integer("count", parameters.single("count"), ResourceQuery.DEFAULT_COUNT),
        projection(parameters));
  }

  ResourceQuery fromBody(Value.Complex body) {
    Map<String, Value> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    members.putAll(body.attributes());
    if (members.get("schemas") instanceof Value.Multiple(List<Value> urns)
        && urns.stream().noneMatch(QueryReader::isSearchUrn)) {
      throw InvalidRequest.value("schemas must contain " + SEARCH_URN + ".");
    }
    return query(
        text(members, "filter"),
        text(members, "sortBy"),
        text(members, "sortOrder"),
        integer(members, "startIndex", 1),
        integer(members, "count", ResourceQuery.DEFAULT_COUNT),
        Projection.of(type, texts(members, "attributes"), texts(members, "excludedAttributes")));
  }

  private ResourceQuery query(
      @Nullable String filter,
      @Nullable String sortBy,
      @Nullable String sortOrder,
      int startIndex,
      int count,
      Projection projection) {
    return new ResourceQuery(
        filter == null ? null : Filter.parse(type, filter),
        sortBy == null || sortBy.isBlank() ? Sort.BY_ID : Sort.parse(type, sortBy, sortOrder),
        startIndex,
        count,
        projection);
  }

  private static boolean isSearchUrn(Value value) {
    return value instanceof Value.Text(String urn) && urn.equalsIgnoreCase(SEARCH_URN);
  }

  private static List<String> names(List<String> parameters) {
    List<String> names = new ArrayList<>();
    for (String parameter : parameters) {
      for (String name : parameter.split(",", -1)) {
        if (!name.isBlank()) {
          names.add(name.strip());
        }
      }
    }
    return names;
  }

  private static int integer(String name, Optional<String> text, int absent) {
    if (text.isEmpty()) {
      return absent;
    }
    if (!text.get().strip().matches("[+-]?[0-9]{1,18}")) {
      throw InvalidRequest.value(name + " must be an integer.");
    }
    return clamp(Long.parseLong(text.get().strip()));
  }

  private static int integer(Map<String, Value> members, String name, int absent) {
    Value value = members.get(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Value.WholeNumber(long number)) {
      return clamp(number);
    }
    if (value instanceof Value.Text(String digits)) {
      // Some clients quote their numbers.
      return integer(name, Optional.of(digits), absent);
    }
    throw InvalidRequest.value(name + " must be an integer.");
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
