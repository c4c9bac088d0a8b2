package dev.muster.adapters.persistence.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ImportStore;
import dev.muster.application.port.out.ImportStoreContract;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresImportStoreIT extends ImportStoreContract {

  private final AtomicInteger tenants = new AtomicInteger();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          TestDatabase.create(),
          new SchemaRegistry(List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE)),
          MigrationMode.AUTO,
          Clock.systemUTC());

  @AfterAll
  void close() {
    persistence.close();
  }

  @Override
  public ImportStore store() {
    return persistence.imports();
  }

  @Override
  public ResourceRepository users() {
    return persistence.users();
  }

  @Override
  public GroupRepository groups() {
    return persistence.groups();
  }

  @Override
  public ResourceRepository custom(ResourceType type) {
    return Objects.requireNonNull(persistence.custom().get(type.name()));
  }

  @Override
  public TenantId newTenant() {
    return persistence.tenants().create("tenant-" + tenants.incrementAndGet()).id();
  }

  @Test
  void bringMembersIn_userIsDeletedMeanwhile_bringsTheOthersIn() {
    TenantGroups directory = new TenantGroups(users(), groups(), newTenant());
    directory.user("ada");
    directory.user("bob");
    ResourceId staff = directory.group("Staff");
    try (ImportStore.Session session = store().open(directory.tenant())) {
      session.noteMembers(
          List.of(
              membership(1, staff, directory.id("ada")),
              membership(2, staff, directory.id("bob")),
              membership(3, staff, Users.newId())));
      ImportStore.Outcome outcome =
          session.bringMembersIn(
              false,
              nobody ->
                  assertTrue(
                      users()
                          .delete(directory.tenant(), directory.id("bob"), VersionCondition.NONE)));
      assertEquals(new ImportStore.Outcome(1, 0), outcome);
    }
    assertEquals(List.of("ada"), directory.members("Staff"));
  }

  private static ImportStore.Membership membership(long line, ResourceId group, ResourceId member) {
    return new ImportStore.Membership(
        line, ImportStore.Reference.to(group), ImportStore.Reference.to(member));
  }
}
