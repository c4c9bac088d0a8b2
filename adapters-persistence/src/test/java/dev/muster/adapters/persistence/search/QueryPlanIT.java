package dev.muster.adapters.persistence.search;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which index serves the conditions and orders that the translators write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QueryPlanIT {

  private static final int USERS = 30_000;

  private final ConnectionSettings settings = TestDatabase.create();

  @BeforeAll
  void load() {
    PostgresPersistence.open(settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC())
        .close();
    TestDatabase.run(
        settings,
        """
        insert into users
        select 1 + mod(n, 3), gen_random_uuid(), 1, now(), now() - n * interval '1 second', '{}',
          'user' || n, 'user' || n, 'ext' || n, 'User ' || n, 'user ' || n,
          null, 'Family' || n, 'family' || n, true, array['user' || n || '@example.org'],
          E'\\nuser' || n || E'@example.org\\n'
        from generate_series(1, %d) n
        """
            .formatted(USERS),
        "vacuum analyze users");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          users_pk            | id = '018f0000-0000-7000-8000-000000000000'
          users_user_name     | user_name_key = 'user777'
          users_user_name     | (user_name_key >= 'user777' and user_name_key < 'user778')
          users_text          | user_name_key like '%ser777%'
          users_external_id   | external_id = 'ext777'
          users_display_name  | display_name_key = 'user 777'
          users_text          | display_name_key like '%er 777%'
          users_family_name   | (family_name_key >= 'family777' and family_name_key < 'family778')
          users_last_modified | last_modified > now() - interval '60 seconds'
          users_text          | email_keys @> array['user777@example.org']
          users_text          | email_lines like E'%\\nuser777%'
          """)
  void condition_isServedByItsIndex(String index, String condition) {
    String plan = explain("select id from users where tenant_id = 2 and " + condition);
    assertTrue(plan.contains(index), plan);
    assertFalse(plan.contains("Seq Scan"), plan);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "id desc",
        "user_name_key, id",
        "external_id, id",
        "display_name_key desc, id desc",
        "family_name_key, id",
        "last_modified desc, id desc"
      })
  void order_isServedByAnIndexWithoutAFullSort(String order) {
    String plan =
        explain("select id from users where tenant_id = 2 order by " + order + " limit 100");
    assertTrue(plan.contains("Index"), plan);
    assertFalse(plan.contains("Seq Scan"), plan);
    assertFalse(plan.lines().anyMatch(line -> line.strip().startsWith("->  Sort")), plan);
  }

  private String explain(String sql) {
    List<String> lines = TestDatabase.query(settings, "explain (costs off) " + sql);
    return String.join("\n", lines);
  }
}
