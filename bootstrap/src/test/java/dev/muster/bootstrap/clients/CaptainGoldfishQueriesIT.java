package dev.muster.bootstrap.clients;

import static dev.muster.bootstrap.clients.CaptainGoldfishSession.USERS;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.ada;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.id;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.meta;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.builder.ListBuilder;
import de.captaingoldfish.scim.sdk.client.resources.MetaConfiguration;
import de.captaingoldfish.scim.sdk.client.resources.ResourceType;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.Mutability;
import de.captaingoldfish.scim.sdk.common.constants.enums.Returned;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.constants.enums.Uniqueness;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import de.captaingoldfish.scim.sdk.common.schemas.Schema;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Discovery and lists through the SDK of Captain Goldfish; each test has a tenant of its own. */
@ExtendWith(SharedMuster.class)
final class CaptainGoldfishQueriesIT {

  private final CaptainGoldfishSession session;
  private final ScimRequestBuilder scim;

  CaptainGoldfishQueriesIT(RunningMuster muster) {
    this.session = new CaptainGoldfishSession(muster.scimUrl(), muster.newTenant());
    this.scim = session.scim();
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  @Test
  void metaConfiguration_loadedAtOnce_describesUsers() {
    ServerResponse<MetaConfiguration> loaded = scim.loadMetaConfiguration().sendRequest();
    assertTrue(loaded.isSuccess(), loaded.getResponseBody());
    ServiceProvider provider = loaded.getResource().getServiceProvider();
    assertTrue(provider.getFilterConfig().isSupported());
    assertTrue(provider.getFilterConfig().getMaxResults() >= Crowd.SIZE);
    assertTrue(provider.getSortConfig().isSupported());
    assertTrue(provider.getETagConfig().isSupported());
    assertEquals(
        "oauthbearertoken", provider.getAuthenticationSchemes().getFirst().getAuthenticationType());

    ResourceType type =
        loaded.getResource().getResourceTypes().stream()
            .filter(some -> some.getName().equals("User"))
            .findFirst()
            .orElseThrow();
    assertEquals(EndpointPaths.USERS, type.getEndpoint());
    assertEquals(SchemaUris.USER_URI, type.getSchema());
    assertEquals(SchemaUris.ENTERPRISE_USER_URI, type.getSchemaExtensions().getFirst().getSchema());
    assertEquals(
        tree(type),
        tree(
            scim.get(ResourceType.class, EndpointPaths.RESOURCE_TYPES, "User")
                .sendRequest()
                .getResource()));
  }

  @Test
  void schemas_parsedStrictly_describeAttributes() {
    List<Schema> schemas = scim.loadMetaConfiguration().sendRequest().getResource().getSchemas();
    // The constructor is the parser that checks each characteristic.
    List<Schema> parsed = schemas.stream().map(Schema::new).toList();
    assertTrue(
        parsed.stream()
            .map(Schema::getNonNullId)
            .toList()
            .containsAll(List.of(SchemaUris.USER_URI, SchemaUris.ENTERPRISE_USER_URI)));
    Schema user =
        parsed.stream()
            .filter(schema -> schema.getNonNullId().equals(SchemaUris.USER_URI))
            .findFirst()
            .orElseThrow();
    SchemaAttribute userName = user.getSchemaAttribute("userName");
    assertTrue(userName.isRequired());
    assertEquals(Uniqueness.SERVER, userName.getUniqueness());
    SchemaAttribute password = user.getSchemaAttribute("password");
    assertEquals(Mutability.WRITE_ONLY, password.getMutability());
    assertEquals(Returned.NEVER, password.getReturned());
    assertTrue(user.getSchemaAttribute("emails").isMultiValued());
  }

  @Test
  void filter_eachForm_findsTheUser() {
    User ada = session.create(ada()).getResource();
    session.create(
        User.builder()
            .userName("other")
            .emails(
                List.of(
                    Email.builder().value("ada@example.org").type("home").build(),
                    Email.builder().value("other@example.com").type("work").build()))
            .build());
    for (ListBuilder<User> query :
        List.of(
            users().filter("userName", Comparator.EQ, "ADA \\\"the\\\\first\\\"").build(),
            users().filter("emails[type eq \"work\" and value sw \"ADA@\"]"),
            users().filter("externalId", Comparator.EQ, "Ext-1").build(),
            users()
                .filter("emails.value", Comparator.EW, "home.example.org")
                .and("active", Comparator.EQ, true)
                .build(),
            users().filter("name.familyName", Comparator.CO, "velac").build(),
            users().filter(SchemaUris.ENTERPRISE_USER_URI + ":department pr"),
            users()
                .filter(
                    "meta.created", Comparator.LE, meta(ada).getCreated().orElseThrow().toString())
                .and("userName", Comparator.NE, "other")
                .build(),
            users().filter("id", Comparator.EQ, id(ada)).build())) {
      List<User> found = found(query.get().sendRequest()).getListedResources();
      assertEquals(List.of(tree(ada)), found.stream().map(CaptainGoldfishSession::tree).toList());
    }
    ListBuilder<User> otherCase = users().filter("externalId", Comparator.EQ, "ext-1").build();
    assertEquals(List.of(), found(otherCase.get().sendRequest()).getListedResources());
  }

  @Test
  void pages_sorted_showEachUserOnce() {
    createCrowd();
    assertEquals(Crowd.userNames().reversed(), userNames(walk("userName", SortOrder.DESCENDING)));
    List<User> byName = walk("name.familyName", SortOrder.ASCENDING);
    assertEquals(
        Crowd.familyNames(),
        byName.stream()
            .map(user -> user.getName().orElseThrow().getFamilyName().orElseThrow())
            .toList());
    assertEquals(Set.copyOf(Crowd.userNames()), Set.copyOf(userNames(byName)));
  }

  private List<User> walk(String sortBy, SortOrder order) {
    List<User> all = new ArrayList<>();
    for (int start = 1; start <= Crowd.SIZE; start += 7) {
      ListBuilder<User> query = users().sortBy(sortBy).sortOrder(order).startIndex(start).count(7);
      ListResponse<User> page = found(query.get().sendRequest());
      assertEquals(Crowd.SIZE, page.getTotalResults());
      assertEquals(start, page.getStartIndex());
      assertEquals(page.getListedResources().size(), page.getItemsPerPage());
      all.addAll(page.getListedResources());
    }
    return all;
  }

  @Test
  void searchByPost_filterAndSort_answersAsGetDoes() {
    createCrowd();
    ListBuilder<User> query =
        users()
            .filter("name.familyName", Comparator.EQ, "o'brien \\\"bo\\\"")
            .build()
            .sortBy("userName")
            .sortOrder(SortOrder.DESCENDING)
            .attributes("userName", "externalId");
    ListResponse<User> found = found(query.post().sendRequest());
    assertEquals(5, found.getTotalResults());
    assertEquals(
        List.of("person-24", "PERSON-19", "person-14", "PERSON-09", "person-04"),
        userNames(found.getListedResources()));
    assertTrue(found.getListedResources().stream().allMatch(user -> user.getName().isEmpty()));
  }

  private ListBuilder<User> users() {
    return scim.list(User.class, USERS);
  }

  private static ListResponse<User> found(ServerResponse<ListResponse<User>> answer) {
    assertTrue(answer.isSuccess(), answer.getResponseBody());
    return answer.getResource();
  }

  private static List<String> userNames(List<User> users) {
    return users.stream().map(user -> user.getUserName().orElseThrow()).toList();
  }

  private void createCrowd() {
    for (Crowd.Person person : Crowd.people()) {
      ServerResponse<User> created =
          session.create(
              User.builder()
                  .userName(person.userName())
                  .name(Name.builder().familyName(person.familyName()).build())
                  .build());
      assertTrue(created.isSuccess(), created.getResponseBody());
    }
  }
}
