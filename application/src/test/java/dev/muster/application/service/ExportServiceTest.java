package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.EveryResources;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.memory.InMemoryDirectory;
import dev.muster.application.memory.InMemoryExportStore;
import dev.muster.application.memory.InMemoryTenantRepository;
import dev.muster.application.memory.InMemoryTokenRepository;
import dev.muster.application.port.in.ExportEntry;
import dev.muster.application.port.in.ExportResourcesUseCase.Receiver;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExportServiceTest {

  private static final List<ResourceType> TYPES =
      List.of(CoreSchemas.GROUP, EveryType.TYPE, CoreSchemas.USER);

  private static final int MEMBERS_AT_ONCE = 10;

  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final InMemoryTenantRepository tenants =
      new InMemoryTenantRepository(new InMemoryTokenRepository());
  private final TenantId tenant = tenants.create("acme").id();
  private final TenantGroups acme = new TenantGroups(directory.users(), directory.groups(), tenant);
  private final List<ExportEntry> entries = new ArrayList<>();

  private long export(List<ResourceType> known) {
    entries.clear();
    long[] announced = {-1};
    new ExportService(
            tenants,
            new InMemoryExportStore(directory, TYPES),
            new SchemaRegistry(known),
            MEMBERS_AT_ONCE)
        .export(
            "acme",
            false,
            new Receiver() {
              @Override
              public void begin(long resources) {
                assertEquals(List.of(), entries);
                announced[0] = resources;
              }

              @Override
              public void add(ExportEntry entry) {
                entries.add(entry);
              }
            });
    return announced[0];
  }

  @Test
  void export_everyType_comesInAnOrderThatImportsLike() {
    directory.custom(EveryType.TYPE).create(tenant, new EveryResources(new Random(5)).next());
    acme.user("ada");
    acme.group("Staff", "ada");
    acme.group("All", "Staff", "ada");
    acme.group("Empty");
    assertEquals(5, export(TYPES));
    assertEquals(
        List.of("User []", "Every []"),
        entries.subList(0, 2).stream().map(ExportServiceTest::shown).toList());
    assertEquals(
        Set.of(
            "Group " + List.of(acme.id("ada")),
            "Group " + inOrder(acme.id("ada"), acme.id("Staff")),
            "Group []"),
        new HashSet<>(entries.subList(2, 5).stream().map(ExportServiceTest::shown).toList()));
  }

  /** Ids of one millisecond have no order that the test could know beforehand. */
  private static List<ResourceId> inOrder(ResourceId... ids) {
    return Stream.of(ids).sorted(Comparator.comparing(ResourceId::toString)).toList();
  }

  private static String shown(ExportEntry entry) {
    return switch (entry) {
      case ExportEntry.Described described -> described.type().name() + " " + described.members();
      case ExportEntry.MoreMembers more -> "more " + more.group();
    };
  }

  @Test
  void export_groupOfMany_comesInPortions() {
    List<ResourceId> users = acme.manyUsers(2 * MEMBERS_AT_ONCE + 1);
    ResourceId large = acme.group("Large");
    acme.change("Large", MembershipChange.add(users));
    ResourceId exact = acme.group("Exact");
    acme.change("Exact", MembershipChange.add(users.subList(0, MEMBERS_AT_ONCE)));
    assertEquals(users.size() + 2, export(TYPES));
    List<ResourceId> members = new ArrayList<>();
    List<Integer> portions = new ArrayList<>();
    for (ExportEntry entry : entries) {
      portions.add(entry.members().size());
      switch (entry) {
        case ExportEntry.Described described -> {
          if (described.resource().id().equals(large)) {
            members.addAll(described.members());
          }
        }
        case ExportEntry.MoreMembers more -> {
          assertEquals(large, more.group());
          members.addAll(more.members());
        }
      }
    }
    assertEquals(users.size(), members.size());
    assertEquals(new HashSet<>(users), new HashSet<>(members));
    assertTrue(entries.size() == users.size() + 4, "a portion for " + exact + " is empty");
    assertTrue(portions.stream().allMatch(size -> size <= MEMBERS_AT_ONCE));
  }

  @Test
  void export_typeThatIsNotDefined_isRefused() {
    directory.custom(EveryType.TYPE).create(tenant, new EveryResources(new Random(5)).next());
    InvalidRequest refused =
        assertThrows(
            InvalidRequest.class, () -> export(List.of(CoreSchemas.USER, CoreSchemas.GROUP)));
    assertTrue(String.valueOf(refused.getMessage()).contains("type Every"));
    assertEquals(List.of(), entries);
  }

  @Test
  void export_unknownTenant_isNotFound() {
    tenants.delete(tenant);
    assertThrows(ResourceNotFound.class, () -> export(TYPES));
  }
}
