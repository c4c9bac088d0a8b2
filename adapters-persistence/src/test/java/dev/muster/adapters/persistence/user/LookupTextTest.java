package dev.muster.adapters.persistence.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.muster.adapters.persistence.mapping.BoundStatement;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.adapters.persistence.search.SearchStatement;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The texts of lookups, which are composed once, against those that are composed for each. */
final class LookupTextTest {

  private static final ResourceType USER = CoreSchemas.USER;
  private static final UUID SOMEBODY = new UUID(1, 2);

  private static final List<Projection> PROJECTIONS =
      List.of(
          Projection.standard(USER),
          Projection.of(USER, List.of(), List.of("groups")),
          Projection.of(USER, List.of("userName"), List.of()),
          Projection.of(USER, List.of("name.familyName", "groups"), List.of()));

  private static final List<PageStart> STARTS =
      List.of(
          new PageStart.Index(1),
          new PageStart.Index(7),
          new PageStart.Beside(null),
          new PageStart.Beside(new Position(null, new ResourceId(SOMEBODY), false)),
          new PageStart.Beside(new Position(null, new ResourceId(SOMEBODY), true)));

  /** Attributes of which each selection has a SELECT list of its own. */
  private static final List<String> COLUMNS =
      List.of(
          "userName",
          "displayName",
          "name.givenName",
          "name.familyName",
          "active",
          "externalId",
          "groups");

  private static final int KEPT = 256;

  private final MapperFactory used = mappers();

  private static MapperFactory mappers() {
    return new MapperFactory(
        new PGSimpleDataSource(),
        PostgresResourceRepository.mapperType(),
        PostgresUserRepository.mapperType());
  }

  private static BoundStatement bound(MapperFactory mappers, String filter) {
    return bound(mappers, "search", filter, PROJECTIONS.getFirst(), STARTS.getFirst());
  }

  private static BoundStatement bound(
      MapperFactory mappers,
      String statement,
      String filter,
      Projection projection,
      PageStart start) {
    ResourceQuery query =
        new ResourceQuery(Filter.parse(USER, filter), Sort.BY_ID, start, 10, projection);
    return mappers.bound(
        PostgresUserRepository.mapperType(),
        statement,
        SearchStatement.of(new UserTable(USER), 1, query));
  }

  /** Of each filter the text was composed for another value before. */
  @Test
  void keptText_ofAnyLookup_isTheOneThatIsComposed() {
    List<List<String>> filters =
        List.of(
            List.of("userName eq \"ada\"", "userName eq \"bob\""),
            List.of("id eq \"" + new UUID(3, 4) + "\"", "id eq \"" + SOMEBODY + "\""),
            List.of(
                "userName eq \"ada\" and active eq true",
                "userName eq \"bob\" and active eq false"),
            List.of(
                "userName eq \"ada\" and externalId eq \"1\"",
                "userName eq \"bob\" and externalId eq \"2\""));
    for (List<String> values : filters) {
      for (String filter : values) {
        for (Projection projection : PROJECTIONS) {
          for (PageStart start : STARTS) {
            for (String statement : List.of("search", "count")) {
              BoundStatement kept = bound(used, statement, filter, projection, start);
              BoundStatement composed = bound(mappers(), statement, filter, projection, start);
              assertEquals(composed.sql(), kept.sql());
              assertEquals(composed.types(), kept.types());
            }
          }
        }
      }
    }
  }

  @Test
  void text_ofALookup_isComposedOnce() {
    String first = bound(used, "userName eq \"ada\"").sql();
    assertSame(first, bound(used, "userName eq \"bob\"").sql());
  }

  @Test
  void text_ofAnotherSearch_isComposedAnew() {
    String first = bound(used, "userName sw \"ada\"").sql();
    assertNotSame(first, bound(used, "userName sw \"bob\"").sql());
  }

  /** Clients choose the attributes, and there are more selections than are worth keeping. */
  @Test
  void texts_beyondABound_areComposedAnew() {
    List<String> conditions = List.of("", " and active eq true", " and title eq \"x\"");
    Set<String> texts = Collections.newSetFromMap(new IdentityHashMap<>());
    for (String condition : conditions) {
      for (Projection projection : selections()) {
        for (int time = 0; time < 2; time++) {
          String filter = "userName eq \"ada\"" + condition;
          texts.add(bound(used, "search", filter, projection, STARTS.getFirst()).sql());
        }
      }
    }
    int lookups = conditions.size() * selections().size();
    assertEquals(KEPT + 2 * (lookups - KEPT), texts.size());
  }

  private static List<Projection> selections() {
    List<Projection> selections = new ArrayList<>();
    for (int choice = 1; choice < 1 << COLUMNS.size(); choice++) {
      List<String> chosen = new ArrayList<>();
      for (int place = 0; place < COLUMNS.size(); place++) {
        if ((choice >> place & 1) == 1) {
          chosen.add(COLUMNS.get(place));
        }
      }
      selections.add(Projection.of(USER, chosen, List.of()));
    }
    return selections;
  }
}
