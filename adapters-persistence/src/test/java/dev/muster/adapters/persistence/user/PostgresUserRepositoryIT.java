package dev.muster.adapters.persistence.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.application.fixture.BesideOthers;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.ResourceRepositoryContract;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideOthers
final class PostgresUserRepositoryIT extends ResourceRepositoryContract {

  private final AtomicInteger tenants = new AtomicInteger();
  private final ConnectionSettings settings = TestDatabase.create();
  private final PostgresPersistence persistence =
      PostgresPersistence.open(
          settings, CoreSchemas.REGISTRY, MigrationMode.AUTO, Clock.systemUTC());

  @AfterAll
  void close() {
    persistence.close();
  }

  @Test
  void password_create_storesTheHashApart() {
    TenantId tenant = newTenant();
    ResourceState with = withPassword(Users.user("with").state(), set("$one$"));
    ResourceState without = Users.user("without").state();
    repository().create(tenant, with);
    repository().create(tenant, without);
    assertEquals(List.of("with $one$", "without null"), passwords(tenant));
    assertFalse(new String(with.document().bytes(), UTF_8).contains("$one$"));
  }

  @Test
  void password_update_keepsSetsAndClears() {
    TenantId tenant = newTenant();
    ResourceState state = withPassword(Users.user("ada").state(), set("$one$"));
    repository().create(tenant, state);
    for (PasswordChange change : List.of(PasswordChange.KEEP, set("$two$"), PasswordChange.KEEP)) {
      repository().update(tenant, state.id(), next(change));
      boolean kept = change.equals(PasswordChange.KEEP);
      long version = repository().find(tenant, state.id()).orElseThrow().meta().version();
      assertEquals(List.of("ada " + (kept && version == 2 ? "$one$" : "$two$")), passwords(tenant));
    }
    repository().update(tenant, state.id(), next(PasswordChange.CLEAR));
    assertEquals(List.of("ada null"), passwords(tenant));
    repository().update(tenant, state.id(), next(PasswordChange.KEEP));
    assertEquals(List.of("ada null"), passwords(tenant));
  }

  @Test
  void password_batches_keepSetAndClear() {
    TenantId tenant = newTenant();
    List<ResourceState> states =
        Stream.of("kept", "set", "cleared", "setAndKept", "setAndCleared")
            .map(name -> withPassword(Users.user(name).state(), set("$old$")))
            .toList();
    List<Write> creates = new ArrayList<>();
    states.forEach(state -> creates.add(new Write.Create(state)));
    creates.add(new Write.Create(Users.user("without").state()));
    repository().writeAll(tenant, creates, 0);
    List<List<PasswordChange>> changes =
        List.of(
            List.of(PasswordChange.KEEP),
            List.of(set("$new$")),
            List.of(PasswordChange.CLEAR),
            List.of(set("$new$"), PasswordChange.KEEP),
            List.of(set("$new$"), PasswordChange.CLEAR));
    List<Write> updates = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      ResourceState state = states.get(i);
      changes.get(i).forEach(change -> updates.add(new Write.Update(state.id(), next(change))));
    }
    repository().writeAll(tenant, updates, 0);
    assertEquals(
        List.of(
            "cleared null",
            "kept $old$",
            "set $new$",
            "setAndCleared null",
            "setAndKept $new$",
            "without null"),
        passwords(tenant));
  }

  @Test
  void writeAll_valueTooLongForItsIndex_isRefusedAlone() {
    TenantId tenant = newTenant();
    String tooLong = "x".repeat(2_001);
    List<Write> creates =
        Stream.of(Users.user("ada"), Users.user(tooLong), Users.user("bob"))
            .<Write>map(draft -> new Write.Create(draft.state()))
            .toList();
    List<Write> updates =
        List.of(
            new Write.Update(
                creates.get(0).id(), current -> Optional.of(Users.next(current, Users.user("a")))),
            new Write.Update(
                creates.get(2).id(),
                current ->
                    Optional.of(
                        Users.next(current, Users.user("bob").with("displayName", tooLong)))));
    assertInstanceOf(WriteOutcome.Refused.class, repository().writeAll(tenant, creates, 1).get(1));
    assertInstanceOf(WriteOutcome.Refused.class, repository().writeAll(tenant, updates, 1).get(1));
    assertEquals(List.of("a null", "bob null"), passwords(tenant));
  }

  private static PasswordChange set(String encoded) {
    return new PasswordChange.Set(new PasswordHash(encoded));
  }

  private static ResourceState withPassword(ResourceState state, PasswordChange password) {
    return new ResourceState(
        state.id(), state.meta(), state.content(), state.document(), state.members(), password);
  }

  /** One version later with the same attributes. */
  private static Revision next(PasswordChange password) {
    return current -> {
      String json = new String(current.document().bytes(), UTF_8);
      String name = json.replaceAll(".*\"userName\":\"([^\"]*)\".*", "$1");
      return Optional.of(withPassword(Users.next(current, Users.user(name)), password));
    };
  }

  private List<String> passwords(TenantId tenant) {
    return TestDatabase.query(
        settings,
        "select user_name || ' ' || coalesce(password_hash, 'null') from users where tenant_id = "
            + tenant.value()
            + " order by user_name");
  }

  @Override
  public int randomFilters() {
    return 4_000;
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
