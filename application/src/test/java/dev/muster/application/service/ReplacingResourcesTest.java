package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.JsonDocuments;
import dev.muster.application.fixture.SequentialIds;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.memory.InMemoryDocumentCodec;
import dev.muster.application.memory.InMemoryResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Returned;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.schema.Uniqueness;
import dev.muster.domain.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** PUT (RFC 7644 §3.5.1). */
final class ReplacingResourcesTest {

  private static final TenantId TENANT = new TenantId(1);
  private static final Instant CREATED = Instant.parse("2026-07-08T09:10:11.123Z");

  private final InMemoryResourceRepository repository = new InMemoryResourceRepository();
  private final SettableClock clock = new SettableClock(CREATED);
  private final ResourceUseCases users = service(CoreSchemas.USER);

  private ResourceUseCases service(ResourceType type) {
    return ResourceUseCases.of(
        type, repository, new InMemoryDocumentCodec(), new SequentialIds(), clock);
  }

  private static UserDraft guide() {
    return Users.user("bjensen")
        .with("title", "Guide")
        .with("active", false)
        .adding("emails", "value", "b@example.com", "type", "work", "primary", "true")
        .withEnterprise("department", "Tours");
  }

  private StoredResource replace(StoredResource current, UserDraft with) {
    clock.advance(Duration.ofNanos(60_000_999_999L));
    return users.replace(TENANT, current.id().toString(), with.body(), VersionCondition.NONE);
  }

  private void assertUnchanged(StoredResource before) {
    assertEquals(Optional.of(before), repository.find(TENANT, before.id()));
  }

  @Test
  void replace_otherAttributes_isOneVersionLater() {
    StoredResource before = users.create(TENANT, guide().body());
    UserDraft wanted = Users.user("barbara").with("nickName", "Babs").with("active", true);
    StoredResource after = replace(before, wanted);
    assertEquals(before.id(), after.id());
    assertEquals(new Meta(2, CREATED, CREATED.plusMillis(60_000)), after.meta());
    assertEquals(JsonDocuments.encode(before.id(), wanted.resource()), after.document());
    assertEquals(Optional.of(after), repository.find(TENANT, before.id()));
  }

  @Test
  void replace_activeOmitted_isKeptAndOthersAreCleared() {
    StoredResource before = users.create(TENANT, guide().body());
    StoredResource after = replace(before, Users.user("bjensen"));
    assertEquals(
        JsonDocuments.encode(before.id(), Users.user("bjensen").with("active", false).resource()),
        after.document());
  }

  @Test
  void replace_nothingDiffers_leavesVersionAndDateAlone() {
    StoredResource before = users.create(TENANT, guide().body());
    assertEquals(before, replace(before, guide()));
    assertUnchanged(before);
  }

  @Test
  void replace_onlyTheOrderDiffers_leavesVersionAndDateAlone() {
    StoredResource before = users.create(TENANT, guide().body());
    UserDraft reordered =
        Users.user("bjensen")
            .withEnterprise("department", "Tours")
            .adding("emails", "primary", "true", "type", "work", "value", "b@example.com")
            .with("title", "Guide");
    assertEquals(before, replace(before, reordered));
    assertUnchanged(before);
  }

  @Test
  void replace_invalidBody_isRefusedBeforeTheLookup() {
    for (String id : List.of(SequentialIds.id(99).toString(), "malformed")) {
      assertThrows(
          InvalidRequest.class,
          () -> users.replace(TENANT, id, Value.Complex.EMPTY, VersionCondition.NONE));
      assertThrows(
          ResourceNotFound.class,
          () -> users.replace(TENANT, id, guide().body(), VersionCondition.oneOf(Set.of(1L))));
    }
  }

  @Test
  void replace_resourceOfAnotherTenant_isNotFound() {
    StoredResource before = users.create(TENANT, guide().body());
    assertThrows(
        ResourceNotFound.class,
        () ->
            users.replace(
                new TenantId(2),
                before.id().toString(),
                Users.user("x").body(),
                VersionCondition.NONE));
    assertUnchanged(before);
  }

  @Test
  void replace_versionNotAccepted_isAMismatchEvenIfNothingDiffers() {
    StoredResource before = users.create(TENANT, guide().body());
    VersionCondition second = VersionCondition.oneOf(Set.of(2L));
    for (UserDraft draft : List.of(guide(), Users.user("x"))) {
      assertThrows(
          VersionMismatch.class,
          () -> users.replace(TENANT, before.id().toString(), draft.body(), second));
    }
    assertUnchanged(before);
    StoredResource after = replace(before, guide().with("title", "VP"));
    users.replace(TENANT, before.id().toString(), guide().body(), second);
    assertEquals(2, after.meta().version());
    assertEquals(3, repository.find(TENANT, before.id()).orElseThrow().meta().version());
  }

  @Test
  void replace_userNameTaken_isAConflict() {
    users.create(TENANT, Users.user("taken").body());
    StoredResource before = users.create(TENANT, guide().body());
    assertThrows(UniquenessConflict.class, () -> replace(before, Users.user("TAKEN")));
    assertUnchanged(before);
  }

  @Test
  void replace_revisionAskedAgain_buildsOnTheFresherState() {
    StoredResource before = users.create(TENANT, guide().body());
    InMemoryDocumentCodec codec = new InMemoryDocumentCodec();
    codec.encode(before.id(), guide().resource());
    StoredResource fresher =
        new StoredResource(
            before.id(),
            new Meta(41, CREATED, CREATED),
            codec.encode(before.id(), guide().with("active", true).resource()));
    ResourceUseCases service =
        ResourceUseCases.of(
            CoreSchemas.USER,
            new RetryingRepository(before, fresher),
            codec,
            new SequentialIds(),
            clock);
    StoredResource after =
        service.replace(
            TENANT, before.id().toString(), Users.user("bjensen").body(), VersionCondition.NONE);
    assertEquals(42, after.meta().version());
    assertEquals(
        JsonDocuments.encode(before.id(), Users.user("bjensen").with("active", true).resource()),
        after.document());
  }

  @Test
  void replace_immutableAttribute_mayBeOmittedButNotChanged() {
    ResourceUseCases badges = service(BADGE);
    Value.Complex body =
        Value.Complex.EMPTY
            .with("number", new Value.Text("17"))
            .with("note", new Value.Text("before"));
    StoredResource before = badges.create(TENANT, body);
    String id = before.id().toString();
    InvalidRequest refusal =
        assertThrows(
            InvalidRequest.class,
            () ->
                badges.replace(
                    TENANT, id, body.with("number", new Value.Text("18")), VersionCondition.NONE));
    assertEquals(InvalidRequest.Reason.MUTABILITY, refusal.reason());
    assertUnchanged(before);
    Value.Complex omitted = Value.Complex.EMPTY.with("note", new Value.Text("after"));
    StoredResource after = badges.replace(TENANT, id, omitted, VersionCondition.NONE);
    assertEquals(2, after.meta().version());
    assertEquals(after, badges.replace(TENANT, id, omitted, VersionCondition.NONE));
  }

  private static final ResourceType BADGE =
      new ResourceType(
          "Badge",
          "Badge",
          "/Badges",
          "",
          new Schema(
              "urn:example:Badge",
              "Badge",
              "",
              List.of(text("number", Mutability.IMMUTABLE), text("note", Mutability.READ_WRITE))),
          List.of());

  private static Attribute text(String name, Mutability mutability) {
    return new Attribute(
        name,
        AttributeType.STRING,
        false,
        "",
        false,
        List.of(),
        false,
        mutability,
        Returned.DEFAULT,
        Uniqueness.NONE,
        List.of(),
        List.of());
  }
}
