package dev.muster.adapters.persistence.index;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.BesideOthers;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.ResourceRepositoryContract;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Added indexes change no result: the whole contract with indexes of every kind, in use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideOthers
final class IndexedUserRepositoryIT extends ResourceRepositoryContract {

  private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;
  private static final List<String> COMPARED =
      List.of(
          "nickName",
          "title",
          "profileUrl",
          "name.middleName",
          "name.givenName",
          "emails.display",
          "phoneNumbers.value",
          "photos.value",
          "addresses.locality",
          "roles.value",
          ENTERPRISE + ":division",
          ENTERPRISE + ":manager.value");
  private static final List<String> CONTAINED = List.of("nickName", "title", "name.middleName");

  private final AtomicInteger tenants = new AtomicInteger();
  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence;

  IndexedUserRepositoryIT() {
    // Tables are small here: without this, no plan would use the added indexes.
    TestDatabase.run(
        settings,
        "do $$ begin execute 'alter database ' || current_database()"
            + " || ' set enable_seqscan = off'; end $$");
    persistence =
        PostgresPersistence.open(
            settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC());
  }

  @BeforeAll
  void addIndexes() {
    COMPARED.forEach(path -> build(path, IndexPurpose.COMPARING));
    CONTAINED.forEach(path -> build(path, IndexPurpose.CONTAINING));
  }

  private void build(String path, IndexPurpose purpose) {
    persistence
        .indexes()
        .build(
            CoreSchemas.USER, AttributePath.resolve(CoreSchemas.USER, path).orElseThrow(), purpose);
  }

  @AfterAll
  void close() {
    persistence.close();
  }

  @Override
  public int randomFilters() {
    return 2_000;
  }

  @Override
  public ResourceRepository repository() {
    return persistence.users();
  }

  @Override
  public TenantId newTenant() {
    return persistence.tenants().create("tenant-" + tenants.incrementAndGet()).id();
  }
}
