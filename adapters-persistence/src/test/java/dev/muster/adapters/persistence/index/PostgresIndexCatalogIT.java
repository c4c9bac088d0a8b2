package dev.muster.adapters.persistence.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.IndexCatalog;
import dev.muster.application.port.out.IndexCatalogContract;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.index.IndexStatus;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.SchemaRegistry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresIndexCatalogIT extends IndexCatalogContract {

  private static final AttributePath NICK_NAME =
      AttributePath.resolve(CoreSchemas.USER, "nickName").orElseThrow();

  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          settings,
          new SchemaRegistry(List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE)),
          MigrationMode.AUTO,
          Clock.systemUTC());
  private final IndexCatalog catalog = persistence.indexes();

  @Override
  public IndexCatalog catalog() {
    return catalog;
  }

  @AfterAll
  void close() {
    persistence.close();
  }

  @Test
  void list_defaultIndexes_areAllThatTheMigrationsMade() {
    Set<String> listed =
        DefaultIndexes.ALL.stream()
            .map(DefaultIndexes.Service::index)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> present =
        TestDatabase.query(
            settings,
            "select indexname from pg_indexes where tablename in ('users', 'groups', 'resources',"
                + " 'group_members', 'group_nesting') order by indexname collate \"C\"");
    assertEquals(present, List.copyOf(listed));
  }

  @Test
  void build_whatAnInterruptedBuildLeft_isBuiltAnew() {
    String name = build();
    TestDatabase.run(
        settings,
        "comment on index " + name + " is null",
        "update pg_index set indisvalid = false where indexrelid = '" + name + "'::regclass");
    IndexStatus left = added().getFirst();
    assertFalse(left.valid());
    assertTrue(left.index().isOf("User", "nickName"));
    assertEquals(name, build());
    assertTrue(added().getFirst().valid());
    assertTrue(catalog.drop("User", "nickName", IndexPurpose.COMPARING));
  }

  @Test
  void drop_whatAnInterruptedBuildLeft_removesIt() {
    String name = build();
    TestDatabase.run(
        settings,
        "comment on index " + name + " is null",
        "update pg_index set indisvalid = false where indexrelid = '" + name + "'::regclass");
    assertTrue(catalog.drop("User", "nickName", IndexPurpose.COMPARING));
    assertEquals(List.of(), added());
  }

  private String build() {
    catalog.build(CoreSchemas.USER, NICK_NAME, IndexPurpose.COMPARING);
    return TestDatabase.query(
            settings, "select indexname from pg_indexes where indexname like 'added%'")
        .getFirst();
  }

  private List<IndexStatus> added() {
    return catalog.list().stream().filter(status -> !status.index().standard()).toList();
  }

  @Test
  void build_anotherIsBeingBuilt_isUnavailable() throws Exception {
    try (Connection other = TestDatabase.connect(settings);
        Statement statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(" + 0x6d75_7374_6572L + ")");
      assertThrows(DirectoryUnavailable.class, this::build);
    }
    assertEquals(List.of(), added());
  }

  /** The value that compresses worst and takes most bytes. */
  @Test
  void write_veryLongValues_isNotHinderedByAddedIndexes() {
    List<String> paths = List.of("nickName", "roles.value", "profileUrl", "name.givenName");
    for (String path : paths) {
      for (IndexPurpose purpose : IndexPurpose.values()) {
        AttributePath resolved = AttributePath.resolve(CoreSchemas.USER, path).orElseThrow();
        if (catalog.supports(CoreSchemas.USER, resolved, purpose)) {
          catalog.build(CoreSchemas.USER, resolved, purpose);
        }
      }
    }
    try {
      assertLongValuesAreFound(paths);
    } finally {
      for (String path : paths) {
        for (IndexPurpose purpose : IndexPurpose.values()) {
          catalog.drop("User", path, purpose);
        }
      }
    }
    assertEquals(List.of(), added());
  }

  private void assertLongValuesAreFound(List<String> paths) {
    TenantUsers users =
        new TenantUsers(persistence.users(), persistence.tenants().create("long").id());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.appendCodePoint(0x1_0000 + (i * 7_919) % 0xF_0000);
    }
    String value = text.toString();
    users.add(
        Users.user("ada")
            .with("nickName", value)
            .with("profileUrl", value)
            .with("name.givenName", value)
            .adding("roles", "value", value));
    String other = value.substring(0, value.length() - 2) + "x";
    for (String path : paths) {
      assertEquals(List.of("ada"), users.matching(path + " eq \"" + value + "\""), path);
      assertEquals(List.of(), users.matching(path + " eq \"" + other + "\""), path);
      String start = value.substring(0, 1_000);
      assertEquals(List.of("ada"), users.matching(path + " sw \"" + start + "\""), path);
      assertEquals(List.of("ada"), users.matching(path + " gt \"" + start + "\""), path);
      assertEquals(List.of(), users.matching(path + " lt \"" + start + "\""), path);
    }
  }
}
