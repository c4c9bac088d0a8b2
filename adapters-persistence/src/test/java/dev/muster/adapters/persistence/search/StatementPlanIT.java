package dev.muster.adapters.persistence.search;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.ExplainingDataSource;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The plans of the statements that the repositories send, for their parameters and for any, in a
 * tenant with 30,000 users and a group of 20,000 of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatementPlanIT {

  private static final TenantId TENANT = new TenantId(2);
  private static final ResourceId USER = id("01900000-0000-7000-8000-000000000777");
  private static final ResourceId BIG = id("01900000-0000-7000-9000-000000000001");

  private final ConnectionSettings settings = TestDatabase.create();
  private final AtomicReference<ExplainingDataSource> statements = new AtomicReference<>();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          settings,
          CoreSchemas.REGISTRY,
          MigrationMode.AUTO,
          Clock.systemUTC(),
          pool -> {
            statements.set(new ExplainingDataSource(pool, settings));
            return statements.get();
          });

  @BeforeAll
  void load() {
    TestDatabase.run(
        settings,
        """
        insert into users
        select tenant, ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, now(),
          now() - n * interval '1 second', '{}', 'user' || n, 'user' || n,
          case when mod(n, 3) > 0 then 'ext' || n end, 'User ' || n,
          case when mod(n, 3) > 0 then 'user ' || n end, null, 'Family' || n,
          case when mod(n, 3) > 0 then 'family' || n end, true,
          array['user' || n || '@example.org'], E'\\nuser' || n || E'@example.org\\n'
        from generate_series(1, 3) tenant, generate_series(1, 30000) n
        where tenant = 2 or n <= 3000
        """,
        """
        insert into groups
        select tenant, ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 1, now(),
          now(), '{}', case when mod(n, 3) > 0 then 'ext' || n end, 'Group ' || n, 'group ' || n
        from generate_series(1, 3) tenant, generate_series(1, 5000) n
        """,
        """
        insert into group_members
        select 2, '01900000-0000-7000-9000-000000000001',
          ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
        from generate_series(1, 20000) n
        """,
        """
        insert into group_members
        select 2, ('01900000-0000-7000-9000-' || lpad((2 + mod(n, 4000))::text, 12, '0'))::uuid,
          ('01900000-0000-7000-8000-' || lpad((1 + mod(n * 7, 30000))::text, 12, '0'))::uuid
        from generate_series(1, 60000) n
        """,
        """
        insert into group_nesting
        select 2, ('01900000-0000-7000-9000-' || lpad((n / 5 + 1)::text, 12, '0'))::uuid,
          ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid
        from generate_series(5, 5000) n
        """,
        "vacuum analyze");
  }

  @AfterAll
  void close() {
    persistence.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Group | group_members_member | members.value eq "01900000-0000-7000-8000-000000000777"
          Group | group_members_member | members[value eq "01900000-0000-7000-8000-000000000777"]
          Group | group_nesting_child  | members.value eq "01900000-0000-7000-9000-000000000777"
          Group | groups_display_name  | displayName eq "group 777"
          Group | groups_display_name  | displayName sw "group 77"
          Group | groups_external_id   | externalId eq "ext777"
          User  | group_members        | groups.value eq "01900000-0000-7000-9000-000000000777"
          User  | group_members        | groups.value eq "01900000-0000-7000-9000-000000000001"
          """)
  void filter_isServedByItsIndex(String type, String index, String filter) throws Exception {
    search(type(type), filter, Sort.BY_ID, new PageStart.Index(1));
    for (String plan : plans()) {
      assertTrue(plan.contains(index), plan);
      assertFalse(plan.contains("Seq Scan"), plan);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "User, id, ''",
    "User, userName, user777",
    "User, externalId, ext777",
    "User, displayName, user 777",
    "User, name.familyName, family777",
    "User, meta.lastModified, 2026-01-01 00:00:00+00",
    "Group, id, ''",
    "Group, displayName, group 777",
    "Group, externalId, ext777"
  })
  void cursorStep_isServedByAnIndexWithoutAFullSort(String type, String by, String key)
      throws Exception {
    for (String order : List.of("ascending", "descending")) {
      for (boolean backward : List.of(false, true)) {
        Sort sort = Sort.parse(type(type), by, order);
        step(type(type), sort, new Position(key.isEmpty() ? null : key, USER, backward));
        boolean canBeAbsent = !List.of("id", "userName", "meta.lastModified").contains(by);
        if (canBeAbsent && !(type.equals("Group") && by.equals("displayName"))) {
          step(type(type), sort, new Position(null, USER, backward));
        }
      }
    }
  }

  private void step(ResourceType type, Sort sort, Position position) throws Exception {
    search(type, null, sort, new PageStart.Beside(position));
    for (String plan : plans()) {
      assertTrue(plan.contains("Index"), plan);
      assertFalse(plan.contains("Seq Scan"), plan);
      assertNoFullSort(plan);
    }
  }

  /**
   * What is sorted is nothing, or the two branches together, which are no longer than two pages.
   */
  private static void assertNoFullSort(String plan) {
    List<String> lines = plan.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("->  Sort")) {
        String sorted = String.join(" ", lines.subList(i + 2, Math.min(lines.size(), i + 4)));
        assertTrue(
            sorted.startsWith("->  Result One-Time Filter: false")
                || sorted.contains("id = ANY ((InitPlan"),
            plan);
      }
    }
  }

  @Test
  void membersOfAGroup_areReadByTheirIndexes() throws Exception {
    assertTrue(
        persistence.groups().find(TENANT, BIG, Projection.standard(CoreSchemas.GROUP)).isPresent());
    for (String plan : plans()) {
      assertTrue(plan.contains("group_members_pk"), plan);
      assertTrue(plan.contains("group_nesting_pk"), plan);
      assertFalse(plan.contains("Function Scan"), plan);
    }
  }

  @Test
  void groupsOfAUser_areReadByTheirIndexes() throws Exception {
    assertTrue(
        persistence.users().find(TENANT, USER, Projection.standard(CoreSchemas.USER)).isPresent());
    for (String plan : plans()) {
      assertTrue(plan.contains("group_members_member"), plan);
      assertTrue(plan.contains("group_nesting_child"), plan);
      assertFalse(plan.contains("Function Scan"), plan);
      assertFalse(plan.contains("Seq Scan"), plan);
    }
  }

  private void search(ResourceType type, @Nullable String filter, Sort sort, PageStart start) {
    ResourceRepository repository =
        type.equals(CoreSchemas.GROUP) ? persistence.groups() : persistence.users();
    Filter parsed = filter == null ? null : Filter.parse(type, filter);
    Projection narrow = Projection.of(type, List.of("displayName"), List.of());
    repository.search(TENANT, new ResourceQuery(parsed, sort, start, 100, narrow));
  }

  private List<String> plans() throws Exception {
    return statements.get().takePlans();
  }

  private static ResourceType type(String name) {
    return name.equals("Group") ? CoreSchemas.GROUP : CoreSchemas.USER;
  }

  private static ResourceId id(String text) {
    return ResourceId.parse(text).orElseThrow();
  }
}
