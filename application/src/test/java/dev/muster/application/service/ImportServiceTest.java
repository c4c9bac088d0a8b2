package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.application.memory.InMemoryDirectory;
import dev.muster.application.memory.InMemoryDocumentCodec;
import dev.muster.application.memory.InMemoryImportStore;
import dev.muster.application.memory.InMemoryPasswordHasher;
import dev.muster.application.memory.InMemoryTenantRepository;
import dev.muster.application.memory.InMemoryTokenRepository;
import dev.muster.application.port.in.ImportEntry;
import dev.muster.application.port.in.ImportResourcesUseCase.Import;
import dev.muster.application.port.in.ImportResourcesUseCase.Progress;
import dev.muster.application.port.in.ImportResourcesUseCase.Rejection;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.TimeOrderedIdGenerator;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@BesideOthers
final class ImportServiceTest {

  private static final Instant NOW = Instant.parse("2026-07-08T09:10:11.123Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final InMemoryDirectory directory = new InMemoryDirectory(clock);
  private final InMemoryTenantRepository tenants =
      new InMemoryTenantRepository(new InMemoryTokenRepository());
  private final TenantId tenant = tenants.create("acme").id();
  private final OneThreadImportStore store =
      new OneThreadImportStore(new InMemoryImportStore(directory));
  private final ImportService service =
      new ImportService(
          tenants,
          store,
          new ResourceServices(
              Stream.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE)
                  .map(type -> resourceService(type, repository(type)))
                  .toList()),
          new InMemoryPasswordHasher());
  private final List<Rejection> rejections = new ArrayList<>();

  private ResourceRepository repository(ResourceType type) {
    return type.isUser()
        ? directory.users()
        : type.isGroup() ? directory.groups() : directory.custom(type);
  }

  private ResourceService resourceService(ResourceType type, ResourceRepository repository) {
    return new ResourceService(
        type,
        repository,
        new InMemoryDocumentCodec(),
        new InMemoryPasswordHasher(),
        new TimeOrderedIdGenerator(clock, new SecureRandom()),
        clock);
  }

  private Progress run(boolean trial, ImportEntry... entries) {
    rejections.clear();
    try (Import running = service.begin("acme", trial, rejections::add)) {
      Arrays.stream(entries).forEach(running::add);
      return running.finish();
    }
  }

  private static ImportEntry user(long line, Value.Complex body, String... names) {
    return new ImportEntry.Described(line, CoreSchemas.USER, body, Set.of(names), null);
  }

  private static ImportEntry group(long line, String displayName, ImportEntry.Member... members) {
    return new ImportEntry.Described(
        line,
        CoreSchemas.GROUP,
        Value.Complex.EMPTY.with("displayName", new Value.Text(displayName)),
        Set.of("cn=" + displayName),
        Arrays.stream(members).toList());
  }

  private static ImportEntry.Member member(String name) {
    return new ImportEntry.Member(name, null, name, null);
  }

  private static Value.Complex body(String userName) {
    return Users.user(userName).body();
  }

  private FoundResource find(ResourceType type, String filter) {
    ResourceQuery query =
        new ResourceQuery(Filter.parse(type, filter), Sort.BY_ID, 1, 10, Projection.standard(type));
    return (type.isUser() ? directory.users() : directory.groups())
        .search(tenant, query)
        .resources()
        .getFirst();
  }

  private List<String> members(String group) {
    return TenantGroups.values(
            find(CoreSchemas.GROUP, "displayName eq \"" + group + "\""), "members")
        .stream()
        .map(value -> value.text("display").orElseThrow())
        .sorted()
        .toList();
  }

  @Test
  void finish_usersAndGroups_comeInAndChangeNothingAgain() {
    ImportEntry[] file = {
      group(1, "Staff", member("ada"), member("bob")),
      user(2, body("ada"), "ada"),
      user(3, body("bob"), "bob"),
      group(4, "All", member("cn=Staff")),
      new ImportEntry.MoreMembers(5, "cn=All", List.of(member("ada")))
    };

    assertEquals(new Progress(4, 0, 0, 0, 4, 0), run(false, file));
    assertEquals(List.of("ada", "bob"), members("Staff"));
    assertEquals(List.of("Staff", "ada"), members("All"));
    assertEquals(new Progress(0, 0, 4, 0, 0, 0), run(false, file));
    assertEquals(List.of(), rejections);
  }

  @Test
  void finish_fileThatChanged_changesWhatItSays() {
    run(
        false,
        user(1, Users.user("ada").with("title", "Countess").with("active", false).body(), "ada"),
        user(2, body("bob"), "bob"),
        group(3, "Staff", member("ada")));
    clock.set(NOW.plusSeconds(60));

    Progress progress =
        run(
            false,
            user(1, Users.user("ADA").with("nickName", "A").body(), "ada"),
            user(2, body("bob"), "bob"),
            group(3, "Staff", member("bob")));

    assertEquals(new Progress(0, 1, 2, 0, 1, 1), progress);
    FoundResource ada = find(CoreSchemas.USER, "userName eq \"ada\"");
    assertEquals(new Meta(2, NOW, NOW.plusSeconds(60)), ada.meta());
    assertEquals(0, count("title pr"));
    assertEquals(1, count("nickName eq \"A\" and active eq false"));
    assertEquals(List.of("bob"), members("Staff"));
  }

  private long count(String filter) {
    Filter parsed = Filter.parse(CoreSchemas.USER, filter);
    return directory
        .users()
        .search(
            tenant,
            new ResourceQuery(parsed, Sort.BY_ID, 1, 0, Projection.standard(CoreSchemas.USER)))
        .totalResults();
  }

  @Test
  void finish_idAndMeta_areTakenOver() {
    ResourceId id = Users.newId();
    Value.Complex meta =
        Value.Complex.EMPTY
            .with("created", new Value.Text("2020-01-02T03:04:05.678Z"))
            .with("lastModified", new Value.Text("2021-01-02T03:04:05.678Z"))
            .with("version", new Value.Text("W/\"7\""));

    run(false, user(1, body("ada").with("id", new Value.Text(id.toString())).with("meta", meta)));

    assertEquals(
        new Meta(
            7,
            Instant.parse("2020-01-02T03:04:05.678Z"),
            Instant.parse("2021-01-02T03:04:05.678Z")),
        directory.users().find(tenant, id).orElseThrow().meta());
  }

  @Test
  void add_whatBreaksTheSchema_isRejectedAndTheRestComesIn() {
    Progress progress =
        run(
            false,
            user(1, Value.Complex.EMPTY.with("title", new Value.Text("nobody"))),
            new ImportEntry.Unreadable(2, "not JSON"),
            user(3, body("ada")),
            user(4, body("ADA")),
            user(
                5,
                body("bob")
                    .with(
                        "meta", Value.Complex.EMPTY.with("created", new Value.Text("yesterday")))),
            new ImportEntry.Described(6, EveryType.TYPE, Value.Complex.EMPTY, Set.of(), null),
            group(7, "Staff", member("ada"), member("eve")));

    assertEquals(new Progress(2, 0, 0, 6, 1, 0), progress);
    assertEquals(
        List.of(1L, 2L, 5L, 4L, 6L, 7L).stream().sorted().toList(),
        rejections.stream().map(Rejection::line).sorted().toList());
    assertTrue(rejections.contains(new Rejection(7, "members: there is no user or group eve.")));
  }

  @Test
  void add_whatContinuesARejectedGroup_isRejectedToo() {
    Progress progress =
        run(
            false,
            user(1, body("ada"), "ada"),
            group(2, "Staff"),
            group(3, "Staff"),
            new ImportEntry.MoreMembers(4, "cn=Staff", List.of(member("ada"))));

    assertEquals(new Progress(2, 0, 0, 2, 0, 0), progress);
    assertEquals(List.of(3L, 4L), rejections.stream().map(Rejection::line).toList());
    assertEquals(List.of(), members("Staff"));
  }

  @Test
  void add_whatNoStoreCanHold_isRejected() {
    Progress progress =
        run(
            false,
            user(1, body("x".repeat(3_000))),
            user(2, body("ada"), "n".repeat(3_000)),
            user(3, body("bob").with("meta", created("+300000-01-01T00:00:00Z"))),
            user(4, body("eve").with("meta", created("+1000000000-01-01T00:00:00Z"))),
            user(5, body("old").with("meta", created("0001-01-01T00:00:00Z"))),
            user(6, body("two").with("id", new Value.Text("1")).with("ID", new Value.Text("2"))));

    assertEquals(new Progress(1, 0, 0, 5, 0, 0), progress);
  }

  private static Value.Complex created(String moment) {
    return Value.Complex.EMPTY.with("created", new Value.Text(moment));
  }

  @Test
  void finish_trial_saysTheSameAndChangesNothing() {
    ImportEntry[] file = {
      user(1, body("ada"), "ada"), group(2, "Staff", member("ada"), member("eve"))
    };

    Progress trial = run(true, file);

    assertEquals(0, count("userName pr"));
    assertEquals(trial, run(false, file));
    assertEquals(new Progress(2, 0, 0, 1, 1, 0), trial);
  }

  @Test
  void finish_passwords_comeInOnce() {
    ImportEntry[] file = {
      user(1, Users.user("ada").with("password", "{SSHA}gVK8WC9YyFT1gMsQHTGCgT3sSv5zYWx0").body()),
      user(2, Users.user("bob").with("password", "in clear").body()),
      user(3, Users.user("eve").with("password", "{CRYPT}x").body())
    };

    assertEquals(new Progress(2, 0, 0, 1, 0, 0), run(false, file));
    assertEquals(new Progress(0, 0, 2, 1, 0, 0), run(false, file));
    assertFalse(rejections.toString().contains("CRYPT"));
  }

  @Test
  void add_thousands_comeInInBatchesMeanwhile() {
    try (Import running = service.begin("acme", false, rejections::add)) {
      for (int i = 0; i < 5_500; i++) {
        running.add(user(i, body("user" + i)));
      }
      // Two batches may be compared or wait for it, and two be written; the rest is in none yet.
      long created = running.progress().created();
      assertTrue(created >= 1_000 && created <= 5_000, () -> created + " created");
      assertEquals(5_500, running.finish().created());
    }
  }

  @Test
  void add_userNameThatABatchBeforeGaveUp_isFree() {
    ResourceId ada = Users.newId();
    run(false, user(1, body("ada").with("id", new Value.Text(ada.toString()))));
    List<ImportEntry> file = new ArrayList<>();
    for (int i = 1; i < 1_000; i++) {
      file.add(user(i, body("user" + i)));
    }
    file.add(user(1_000, body("countess").with("id", new Value.Text(ada.toString()))));
    file.add(user(1_001, body("ada").with("id", new Value.Text(Users.newId().toString()))));

    Progress progress = run(false, file.toArray(ImportEntry[]::new));

    assertEquals(new Progress(1_000, 1, 0, 0, 0, 0), progress);
  }

  @Test
  void add_typesInTurn_leavesTheSessionToOneThread() {
    try (Import running = service.begin("acme", false, rejections::add)) {
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 2_000; i++) {
          running.add(user(i, body("user" + round + "-" + i)));
        }
        running.add(group(2_000, "Staff" + round, member("user0-0")));
        running.add(
            new ImportEntry.MoreMembers(2_001, "cn=Staff" + round, List.of(member("user0-1"))));
        running.add(new ImportEntry.Unreadable(2_002, "not JSON"));
      }
      assertEquals(new Progress(4_002, 0, 0, 2, 4, 0), running.finish());
    }
    assertFalse(store.met());
  }

  @Test
  void finish_storeThatGoesAway_countsWhatCameIn() {
    DirectoryUnavailable away = new DirectoryUnavailable("away", Duration.ofSeconds(1));
    assertCountsWhatCameIn(DirectoryUnavailable.class, () -> away);
  }

  @Test
  void finish_storeThatBreaks_countsWhatCameIn() {
    assertCountsWhatCameIn(DirectoryFault.class, () -> new DirectoryFault("broken"));
  }

  private void assertCountsWhatCameIn(
      Class<? extends RuntimeException> type, Supplier<RuntimeException> failure) {
    ResourceRepository thriceThere = new VanishingRepository(directory.users(), 3, failure);
    try (Import running = importInto(thriceThere)) {
      for (int i = 0; i < 2_000; i++) {
        running.add(user(i, body("user" + i)));
      }
      assertThrows(type, running::finish);
      assertEquals(count("userName pr"), running.progress().created());
      assertEquals(1_500, running.progress().created());
    }
  }

  @Test
  void finish_halvesThatFailDifferently_tellsBoth() {
    Queue<RuntimeException> failures =
        new ConcurrentLinkedQueue<>(
            List.of(
                new DirectoryUnavailable("away", Duration.ofSeconds(1)),
                new DirectoryFault("full")));
    ResourceRepository never = new VanishingRepository(directory.users(), 0, failures::remove);
    try (Import running = importInto(never)) {
      for (int i = 0; i < 1_000; i++) {
        running.add(user(i, body("user" + i)));
      }
      DirectoryException failure = assertThrows(DirectoryException.class, running::finish);
      assertEquals(
          Set.of("away", "full"),
          Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
              .map(Throwable::getMessage)
              .collect(Collectors.toSet()));
    }
  }

  private Import importInto(ResourceRepository users) {
    return new ImportService(
            tenants,
            store,
            new ResourceServices(List.of(resourceService(CoreSchemas.USER, users))),
            new InMemoryPasswordHasher())
        .begin("acme", false, rejections::add);
  }

  @Test
  void begin_unknownTenant_isNotFound() {
    assertThrows(ResourceNotFound.class, () -> service.begin("nobody", false, rejections::add));
  }
}
