package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.fixture.JsonDocuments;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was created is found, whole or in part. */
interface CreatingResources extends RepositoryUnderTest {

  @Test
  default void find_created_bringsIdentityMetadataAndDocument() {
    TenantId tenant = newTenant();
    ResourceState state =
        full("bjensen").withMeta(7, "2026-03-01T00:00:00.001Z", "2026-04-01T23:59:59.999Z").state();
    repository().create(tenant, state);
    assertEquals(Optional.of(state.stored()), repository().find(tenant, state.id()));
  }

  @Test
  default void find_noSuchId_isEmpty() {
    TenantUsers users = newUsers();
    users.add(Users.user("bjensen"));
    UserDraft absent = Users.user("absent");
    Projection narrow = Projection.of(CoreSchemas.USER, List.of("userName"), List.of());
    assertEquals(Optional.empty(), repository().find(users.tenant(), absent.id()));
    assertEquals(Optional.empty(), repository().find(users.tenant(), absent.id(), narrow));
  }

  @Test
  default void find_anyText_bringsTheDocumentByteForByte() {
    TenantUsers users = newUsers();
    StringBuilder everyKind = new StringBuilder();
    for (int c = 1; c < 0x300; c++) {
      everyKind.appendCodePoint(c);
    }
    everyKind.append("\u2028\uE000\uFEFF\uFFFD\uFFFF\uD83D\uDE00\uDBFF\uDFFFe\u0301 \\u0000 ");
    ResourceState state =
        users.add(
            full("bytes")
                .with("title", everyKind.toString())
                .with("nickName", "")
                .with("displayName", everyKind.toString())
                .adding("emails", "value", everyKind.toString(), "type", " "));
    assertArrayEquals(
        JsonDocuments.encode(state.id(), state.content()).bytes(),
        users.stored(state.id()).document().bytes());
  }

  @Test
  default void find_veryLongValues_areStoredAndFound() {
    TenantUsers users = newUsers();
    StringBuilder text = new StringBuilder();
    new Random(1).ints(6_000, 'a', 'z' + 1).forEach(text::appendCodePoint);
    String incompressible = text.toString();
    ResourceState state =
        users.add(
            Users.user("long")
                .with("nickName", incompressible)
                .with("title", incompressible)
                .adding("roles", "value", incompressible, "type", "work"));
    assertEquals(state.stored(), users.stored(state.id()));
    assertEquals(1, users.total("title eq \"" + incompressible + "\""));
  }

  @Test
  default void find_projection_bringsAtLeastWhatIsSelected() {
    TenantUsers users = newUsers();
    ResourceState full =
        users.add(full("full").withMeta(3, "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"));
    ResourceState bare =
        users.add(Users.user("bare").withMeta(12, "2026-04-01T00:00:00Z", "2026-05-02T00:00:00Z"));
    for (Projection projection : projections()) {
      for (ResourceState state : List.of(full, bare)) {
        FoundResource found =
            repository().find(users.tenant(), state.id(), projection).orElseThrow();
        assertCarries(state, found, projection);
      }
    }
  }

  @Test
  default void search_projection_bringsAtLeastWhatIsSelected() {
    TenantUsers users = newUsers();
    ResourceState full =
        users.add(full("full").withMeta(3, "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"));
    ResourceState bare =
        users.add(Users.user("bare").withMeta(12, "2026-04-01T00:00:00Z", "2026-05-02T00:00:00Z"));
    for (Projection projection : projections()) {
      Sort order = Sort.parse(CoreSchemas.USER, "userName", "descending");
      ResourcePage page =
          repository().search(users.tenant(), new ResourceQuery(null, order, 1, 10, projection));
      assertEquals(List.of("full", "bare"), users.userNames(page));
      assertCarries(full, page.resources().get(0), projection);
      assertCarries(bare, page.resources().get(1), projection);
    }
  }

  private static List<Projection> projections() {
    return List.of(
        Projection.standard(CoreSchemas.USER),
        selecting("userName"),
        selecting("id"),
        selecting("meta"),
        selecting("meta.version", "schemas"),
        selecting("userName", "externalId", "displayName", "active"),
        selecting("name.familyName"),
        selecting("name"),
        selecting("emails"),
        selecting("emails.value", "emails.type", "emails.primary"),
        selecting("title", "addresses.locality"),
        selecting("password", "groups"),
        selecting(CoreSchemas.ENTERPRISE_USER_URN),
        selecting(CoreSchemas.ENTERPRISE_USER_URN + ":manager.value", "nickName"),
        Projection.of(CoreSchemas.USER, List.of(), List.of("emails", "name.givenName")));
  }

  private static Projection selecting(String... names) {
    return Projection.of(CoreSchemas.USER, List.of(names), List.of());
  }

  /** After the projection is applied, the answer is the same as one made of the whole. */
  private static void assertCarries(
      ResourceState expected, FoundResource found, Projection projection) {
    assertAll(
        () -> assertEquals(expected.id(), found.id()),
        () -> assertEquals(expected.meta(), found.meta()),
        () -> {
          switch (found) {
            case StoredResource stored -> assertEquals(expected.document(), stored.document());
            case SelectedResource selected ->
                assertEquals(
                    answer(expected.content(), found, projection),
                    answer(
                        new Resource(CoreSchemas.USER, selected.attributes()), found, projection),
                    () -> "selection of " + projection.selection());
          }
        });
  }

  private static Value.Complex answer(
      Resource resource, FoundResource found, Projection projection) {
    return projection.apply(resource.describe(found.id(), found.meta()));
  }

  private static UserDraft full(String userName) {
    return Users.user(userName)
        .with("externalId", "E 1")
        .with("name.formatted", "Ms. Barbara J Jensen")
        .with("name.familyName", "Jensen")
        .with("name.givenName", "Barbara")
        .with("displayName", "Babs Jensen")
        .with("nickName", "Babs")
        .with("profileUrl", "https://login.example.com/bjensen")
        .with("title", "Tour Guide")
        .with("active", true)
        .adding("emails", "value", "b@example.com", "type", "work", "primary", "true")
        .adding("emails", "value", "babs@home.example", "display", "at home")
        .adding("phoneNumbers", "value", "tel:555-555-5555", "type", "work")
        .adding("addresses", "locality", "Hollywood", "country", "US", "type", "work")
        .adding("x509Certificates", "value", "MIIDQzCCAqygAwIBAgICEAAwDQ==")
        .withEnterprise("department", "Tour Operations")
        .withEnterprise("manager.value", "26118915-6090-4610-87e4-49d8ca9f808d");
  }
}
