package dev.muster.adapters.persistence.user;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.muster.adapters.persistence.mapping.BoundStatement;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.adapters.persistence.search.SearchStatement;
import dev.muster.application.fixture.BesideOthers;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The texts of lookups, which are composed once, against those that are composed for each. */
@BesideOthers
final class LookupTextTest {

  private static final ResourceType USER = CoreSchemas.USER;
  private static final UUID SOMEBODY = new UUID(1, 2);

  private static final List<Projection> PROJECTIONS =
      List.of(
          Projection.standard(USER),
          Projection.of(USER, List.of(), List.of("groups")),
          Projection.of(USER, List.of("id"), List.of()),
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

  private static final String LONG = "a".repeat(500);

  private final MapperFactory used = mappers();

  private static MapperFactory mappers() {
    return new MapperFactory(
        new PGSimpleDataSource(),
        PostgresResourceRepository.mapperType(),
        PostgresUserRepository.mapperType());
  }

  private static BoundStatement bound(MapperFactory mappers, String filter) {
    return bound(mappers, 1, filter, PROJECTIONS.getFirst(), STARTS.getFirst());
  }

  private static BoundStatement bound(
      MapperFactory mappers, int tenant, String filter, Projection projection, PageStart start) {
    ResourceQuery query =
        new ResourceQuery(Filter.parse(USER, filter), Sort.BY_ID, start, 10, projection);
    return mappers.bound(
        PostgresUserRepository.mapperType(),
        "search",
        SearchStatement.of(new UserTable(USER), tenant, query));
  }

  /** What is called to set them, with what is given. */
  private static List<String> values(BoundStatement statement) {
    List<String> calls = new ArrayList<>();
    PreparedStatement prepared = recorder(PreparedStatement.class, calls);
    assertDoesNotThrow(() -> statement.bind(prepared));
    return calls;
  }

  /** Whose objects, such as the connection, record as well. */
  private static <T> T recorder(Class<T> type, List<String> calls) {
    return type.cast(
        Proxy.newProxyInstance(
            LookupTextTest.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, given) -> {
              if (method.getDeclaringClass() == Object.class) {
                return type.getSimpleName();
              }
              calls.add(method.getName() + Arrays.deepToString(given));
              Class<?> answer = method.getReturnType();
              return answer.isInterface() ? recorder(answer, calls) : null;
            }));
  }

  /** Of each filter the text was composed for another tenant, then for another value before. */
  @Test
  void keptText_ofAnyLookup_isTheOneThatIsComposed() {
    List<List<String>> filters =
        List.of(
            List.of("userName eq \"ada\"", "userName eq \"bob\""),
            List.of("userName eq \"" + LONG + "\"", "userName eq \"" + LONG + "x\""),
            List.of(
                "id eq \"" + new UUID(3, 4) + "\"", "id eq \"" + SOMEBODY + "\"", "id eq \"none\""),
            List.of(
                "userName eq \"ada\" and active eq true",
                "userName eq \"bob\" and active eq false"),
            List.of(
                "userName eq \"ada\" and emails.value eq \"ada@example.org\"",
                "userName eq \"bob\" and emails.value eq \"bob@example.org\""),
            List.of(
                "userName eq \"ada\" and groups.value eq \"" + SOMEBODY + "\"",
                "userName eq \"bob\" and groups.value eq \"none\""),
            List.of(
                "userName eq \"ada\" and externalId eq \"1\"",
                "userName eq \"bob\" and externalId eq \"2\""));
    for (List<String> values : filters) {
      for (String filter : values) {
        for (int tenant : new int[] {1, 2}) {
          for (Projection projection : PROJECTIONS) {
            for (PageStart start : STARTS) {
              BoundStatement kept = bound(used, tenant, filter, projection, start);
              BoundStatement composed = bound(mappers(), tenant, filter, projection, start);
              assertEquals(composed.sql(), kept.sql());
              assertEquals(composed.types(), kept.types());
              assertEquals(values(composed), values(kept));
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
  void texts_beyondABound_areForgottenAndKeptAnew() {
    String first = bound(used, "userName eq \"ada\"").sql();
    for (String condition : List.of("", " and active eq true", " and title eq \"x\"")) {
      for (Projection projection : selections()) {
        String filter = "userName eq \"ada\"" + condition;
        var _ = bound(used, 1, filter, projection, STARTS.getFirst());
      }
    }
    String anew = bound(used, "userName eq \"bob\"").sql();
    assertEquals(first, anew);
    assertNotSame(first, anew);
    assertSame(anew, bound(used, "userName eq \"eve\"").sql());
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
