package dev.muster.adapters.persistence;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A tenant with 200,000 users and 5,000 groups between two small ones, one for all tests of plans.
 * User n came n seconds after the first; each third has no externalId, display or family name, each
 * fiftieth is not active, and 100,000 are in the first group. Each twentieth was changed lately.
 * Rows lie in no order, so that each that a page shows costs a page of the table.
 */
public final class LargeDirectory {

  public static final TenantId TENANT = new TenantId(2);
  public static final int USERS = 200_000;
  public static final ResourceId BIG_GROUP = group(1);

  private static final LargeDirectory LOADED = new LargeDirectory();

  private final ConnectionSettings settings = TestDatabase.create();
  private final AtomicReference<ExplainingDataSource> statements = new AtomicReference<>();
  private final PostgresPersistence persistence;

  private LargeDirectory() {
    persistence =
        PostgresPersistence.open(
            settings,
            CoreSchemas.REGISTRY,
            MigrationMode.AUTO,
            Clock.systemUTC(),
            Instrumentation.TIMED.over(
                pool -> {
                  statements.set(new ExplainingDataSource(pool, settings));
                  return statements.get();
                }));
    // Built at the end, the indexes of 200,000 rows take seconds.
    String ofUsers =
        "from pg_index join pg_class c on c.oid = indexrelid"
            + " where indrelid = 'users'::regclass and not indisprimary";
    List<String> indexes =
        TestDatabase.query(settings, "select pg_get_indexdef(indexrelid) " + ofUsers);
    TestDatabase.run(
        settings,
        TestDatabase.query(settings, "select 'drop index ' || relname " + ofUsers).stream()
            .toArray(String[]::new));
    TestDatabase.run(
        settings,
        // Without the lookups of foreign keys, and without waiting for the disk.
        "set session_replication_role = replica",
        "set synchronous_commit = off",
        "set maintenance_work_mem = '256MB'",
        USERS_SQL,
        GROUPS_SQL,
        BIG_GROUP_SQL,
        MEMBERS_SQL,
        NESTING_SQL,
        TOTALS_SQL,
        String.join(";", indexes),
        "vacuum analyze",
        UNSAMPLED_SQL);
  }

  public static LargeDirectory loaded() {
    return LOADED;
  }

  public PostgresPersistence persistence() {
    return persistence;
  }

  public ExplainingDataSource statements() {
    return statements.get();
  }

  public ConnectionSettings settings() {
    return settings;
  }

  public static ResourceId user(int number) {
    return id("8000", number);
  }

  public static ResourceId group(int number) {
    return id("9000", number);
  }

  private static ResourceId id(String part, int number) {
    return ResourceId.parse("01900000-0000-7000-%s-%012d".formatted(part, number)).orElseThrow();
  }

  private static final String USERS_SQL =
      """
      insert into users
      select tenant, id, 1, timestamptz '2026-01-01' + n * interval '1 second',
        timestamptz '2026-01-01' + case when mod(n, 20) = 7 then 300000 + n / 20 else n end
          * interval '1 second',
        jsonb_strip_nulls(jsonb_build_object(
          'schemas', array['urn:ietf:params:scim:schemas:core:2.0:User'], 'id', id,
          'userName', 'User' || n || '@example.org', 'externalId', external_id,
          'displayName', display_name, 'nickName', 'Nick' || n, 'title', 'Title' || mod(n, 50),
          'name', jsonb_build_object('givenName', 'Given' || mod(n, 500),
            'familyName', family_name, 'middleName', 'Middle' || n),
          'active', mod(n, 50) > 0,
          'emails', jsonb_build_array(
            jsonb_build_object('value', 'User' || n || '@example.org', 'type', 'work',
              'primary', true),
            jsonb_build_object('value', 'home' || n || '@example.net', 'type', 'home')),
          'roles', jsonb_build_array(jsonb_build_object('value', 'Role' || n / 10))))::text,
        'User' || n || '@example.org', 'user' || n || '@example.org', external_id, display_name,
        lower(display_name), 'Given' || mod(n, 500), family_name, lower(family_name),
        mod(n, 50) > 0, array['user' || n || '@example.org', 'home' || n || '@example.net'],
        E'\\nuser' || n || E'@example.org\\nhome' || n || E'@example.net\\n'
      from generate_series(1, 3) tenant
      cross join generate_series(1, 200000) n
      cross join lateral (
        select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id,
          case when mod(n, 3) > 0 then 'ext' || n end as external_id,
          case when mod(n, 3) > 0 then 'User ' || n end as display_name,
          case when mod(n, 3) > 0 then 'Family' || n / 40 end as family_name
      ) as given
      where tenant = 2 or n <= 5000
      order by hashint4(n)
      """;

  private static final String GROUPS_SQL =
      """
      insert into groups
      select tenant, id, 1, now(), now(), jsonb_strip_nulls(jsonb_build_object(
          'schemas', array['urn:ietf:params:scim:schemas:core:2.0:Group'], 'id', id,
          'externalId', external_id, 'displayName', 'Group ' || n))::text,
        external_id, 'Group ' || n, 'group ' || n
      from generate_series(1, 3) tenant
      cross join generate_series(1, 5000) n
      cross join lateral (
        select ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid as id,
          case when mod(n, 3) > 0 then 'ext' || n end as external_id
      ) as given
      order by hashint4(n)
      """;

  private static final String BIG_GROUP_SQL =
      """
      insert into group_members
      select 2, '01900000-0000-7000-9000-000000000001',
        ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
      from generate_series(1, 100000) n
      """;

  private static final String MEMBERS_SQL =
      """
      insert into group_members
      select 2, ('01900000-0000-7000-9000-' || lpad((2 + mod(n, 4000))::text, 12, '0'))::uuid,
        ('01900000-0000-7000-8000-' || lpad((1 + mod(n * 7, 200000))::text, 12, '0'))::uuid
      from generate_series(1, 200000) n
      """;

  private static final String NESTING_SQL =
      """
      insert into group_nesting
      select 2, ('01900000-0000-7000-9000-' || lpad((n / 5 + 1)::text, 12, '0'))::uuid,
        ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid
      from generate_series(5, 5000) n
      """;

  /**
   * Takes samples until none has the text that tests search for. One that is a bound of a histogram
   * passes for a hundredth of the rows; of five columns, one does so every few hundred times.
   */
  private static final String UNSAMPLED_SQL =
      """
      do $$
      begin
        for attempt in 1..100 loop
          exit when not exists (
            select from pg_stats
            where schemaname = current_schema() and histogram_bounds::text like '%77777%');
          analyze users;
        end loop;
      end $$
      """;

  private static final String TOTALS_SQL =
      """
      insert into resource_totals
      select tenant_id, 'User', count(*) from users group by tenant_id
      union all
      select tenant_id, 'Group', count(*) from groups group by tenant_id
      """;
}
