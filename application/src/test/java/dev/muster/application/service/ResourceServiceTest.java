package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.JsonDocuments;
import dev.muster.application.fixture.SequentialIds;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.Users;
import dev.muster.application.memory.InMemoryDocumentCodec;
import dev.muster.application.memory.InMemoryResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ResourceServiceTest {

  private static final TenantId TENANT = new TenantId(1);
  private static final TenantId OTHER = new TenantId(2);
  private static final Instant NOW = Instant.parse("2026-07-08T09:10:11.123Z");

  private final InMemoryResourceRepository repository = new InMemoryResourceRepository();
  private final SettableClock clock = new SettableClock(NOW.plusNanos(456_789));
  private final ResourceUseCases users =
      ResourceUseCases.of(
          CoreSchemas.USER, repository, new InMemoryDocumentCodec(), new SequentialIds(), clock);

  private static Value.Complex body(String userName) {
    return Users.user(userName).body();
  }

  @Test
  void create_validBody_storesTheFirstVersionInMilliseconds() {
    StoredResource created =
        users.create(TENANT, Users.user("bjensen").with("title", "Guide").body());
    assertEquals(SequentialIds.id(1), created.id());
    assertEquals(new Meta(1, NOW, NOW), created.meta());
    assertEquals(
        JsonDocuments.encode(
            created.id(),
            Users.user("bjensen").with("title", "Guide").with("active", true).resource()),
        created.document());
    assertEquals(Optional.of(created), repository.find(TENANT, created.id()));
  }

  @Test
  void create_activeFalse_isKept() {
    Value.Complex body = Users.user("bjensen").with("active", false).body();
    StoredResource created = users.create(TENANT, body);
    assertEquals(
        JsonDocuments.encode(created.id(), Users.user("bjensen").with("active", false).resource()),
        created.document());
  }

  @Test
  void create_readOnlyAttributes_areTheDirectorys() {
    Value.Complex body =
        Users.user("bjensen")
            .with("active", true)
            .with("id", "mine")
            .with("meta.version", "9")
            .body();
    StoredResource created = users.create(TENANT, body);
    assertEquals(SequentialIds.id(1), created.id());
    assertEquals(1, created.meta().version());
    assertEquals(
        JsonDocuments.encode(created.id(), Users.user("bjensen").with("active", true).resource()),
        created.document());
  }

  @Test
  void create_bodyBreaksTheSchema_isRefused() {
    assertThrows(InvalidRequest.class, () -> users.create(TENANT, Value.Complex.EMPTY));
    assertThrows(
        InvalidRequest.class,
        () -> users.create(TENANT, body("a").with("emails", new Value.Text("a@example.com"))));
    assertEquals(0, all(TENANT).totalResults());
  }

  @Test
  void create_userNameTaken_isAConflict() {
    users.create(TENANT, body("bjensen"));
    assertThrows(UniquenessConflict.class, () -> users.create(TENANT, body("BJensen")));
    users.create(OTHER, body("bjensen"));
    assertEquals(1, all(TENANT).totalResults());
  }

  @Test
  void read_present_bringsTheResource() {
    StoredResource created = users.create(TENANT, body("bjensen"));
    String id = created.id().toString();
    assertEquals(created, users.read(TENANT, id, Projection.standard(CoreSchemas.USER)));
    FoundResource narrow =
        users.read(TENANT, id, Projection.of(CoreSchemas.USER, List.of("userName"), List.of()));
    assertEquals(created.id(), narrow.id());
    assertEquals(created.meta(), narrow.meta());
  }

  @Test
  void read_absentOrMalformedId_isNotFound() {
    StoredResource created = users.create(TENANT, body("bjensen"));
    for (Projection projection :
        List.of(
            Projection.standard(CoreSchemas.USER),
            Projection.of(CoreSchemas.USER, List.of("userName"), List.of()))) {
      for (String id :
          List.of(
              SequentialIds.id(99).toString(),
              created.id().toString().toUpperCase(Locale.ROOT) + " ",
              "",
              "bjensen",
              "../Users")) {
        assertThrows(ResourceNotFound.class, () -> users.read(TENANT, id, projection), id);
      }
      assertThrows(
          ResourceNotFound.class, () -> users.read(OTHER, created.id().toString(), projection));
    }
  }

  @Test
  void search_query_isAnsweredByTheRepository() {
    users.create(TENANT, body("a"));
    StoredResource wanted = users.create(TENANT, body("b"));
    users.create(OTHER, body("b"));
    ResourceQuery query =
        new ResourceQuery(
            Filter.parse(CoreSchemas.USER, "userName eq \"B\""),
            Sort.BY_ID,
            1,
            10,
            Projection.standard(CoreSchemas.USER));
    assertEquals(new ResourcePage(1, List.of(wanted)), users.search(TENANT, query));
  }

  @Test
  void delete_present_removesIt() {
    String id = users.create(TENANT, body("bjensen")).id().toString();
    users.delete(TENANT, id, VersionCondition.oneOf(Set.of(1L)));
    assertEquals(0, all(TENANT).totalResults());
    assertThrows(ResourceNotFound.class, () -> users.delete(TENANT, id, VersionCondition.NONE));
  }

  @Test
  void delete_versionNotAccepted_keepsIt() {
    String id = users.create(TENANT, body("bjensen")).id().toString();
    VersionCondition condition = VersionCondition.oneOf(Set.of(2L));
    assertThrows(VersionMismatch.class, () -> users.delete(TENANT, id, condition));
    assertEquals(1, all(TENANT).totalResults());
  }

  @Test
  void delete_absentOrMalformedId_isNotFound() {
    String foreign = users.create(OTHER, body("bjensen")).id().toString();
    for (String id : List.of(foreign, SequentialIds.id(99).toString(), "", "bjensen")) {
      ResourceNotFound absent =
          assertThrows(
              ResourceNotFound.class,
              () -> users.delete(TENANT, id, VersionCondition.oneOf(Set.of(7L))));
      assertEquals(new ResourceNotFound("User", id).getMessage(), absent.getMessage());
    }
    assertEquals(1, all(OTHER).totalResults());
  }

  private ResourcePage all(TenantId tenant) {
    return users.search(
        tenant, new ResourceQuery(null, Sort.BY_ID, 1, 10, Projection.standard(CoreSchemas.USER)));
  }
}
