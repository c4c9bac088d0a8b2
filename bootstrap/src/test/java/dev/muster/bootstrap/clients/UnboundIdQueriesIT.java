package dev.muster.bootstrap.clients;

import static dev.muster.bootstrap.clients.UnboundIdSession.ENTERPRISE_URN;
import static dev.muster.bootstrap.clients.UnboundIdSession.USERS;
import static dev.muster.bootstrap.clients.UnboundIdSession.USER_URN;
import static dev.muster.bootstrap.clients.UnboundIdSession.ada;
import static dev.muster.bootstrap.clients.UnboundIdSession.email;
import static dev.muster.bootstrap.clients.UnboundIdSession.id;
import static dev.muster.bootstrap.clients.UnboundIdSession.meta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.UserResource;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.URI;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Discovery and lists through the UnboundID SDK; each test has a tenant of its own. */
@ExtendWith(SharedMuster.class)
final class UnboundIdQueriesIT {

  private final UnboundIdSession session;
  private final ScimService scim;

  UnboundIdQueriesIT(RunningMuster muster) {
    this.session = new UnboundIdSession(muster.scimUrl(), muster.newTenant());
    this.scim = session.scim();
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  @Test
  void serviceProviderConfig_always_saysWhatWorks() throws ScimException {
    ServiceProviderConfigResource config = scim.getServiceProviderConfig();
    assertTrue(config.getFilter().isSupported());
    assertTrue(config.getFilter().getMaxResults() >= Crowd.SIZE);
    assertTrue(config.getSort().isSupported());
    assertTrue(config.getEtag().isSupported());
    assertEquals("oauthbearertoken", config.getAuthenticationSchemes().getFirst().getType());
  }

  @Test
  void typesAndSchemas_listedAndById_describeUsers() throws ScimException {
    ResourceTypeResource type = scim.getResourceType("User");
    assertTrue(scim.getResourceTypes().getResources().contains(type));
    assertEquals(URI.create("/Users"), type.getEndpoint());
    assertEquals(URI.create(USER_URN), type.getSchema());
    assertEquals(
        List.of(URI.create(ENTERPRISE_URN)),
        Objects.requireNonNull(type.getSchemaExtensions()).stream()
            .map(ResourceTypeResource.SchemaExtension::getSchema)
            .toList());

    SchemaResource schema = scim.getSchema(USER_URN);
    assertTrue(
        scim.getSchemas()
            .getResources()
            .containsAll(List.of(schema, scim.getSchema(ENTERPRISE_URN))));
    AttributeDefinition userName = attribute(schema, "userName");
    assertTrue(userName.isRequired());
    assertEquals(AttributeDefinition.Uniqueness.SERVER, userName.getUniqueness());
    AttributeDefinition password = attribute(schema, "password");
    assertEquals(AttributeDefinition.Mutability.WRITE_ONLY, password.getMutability());
    assertEquals(AttributeDefinition.Returned.NEVER, password.getReturned());
    assertTrue(attribute(schema, "emails").isMultiValued());
  }

  private static AttributeDefinition attribute(SchemaResource schema, String name) {
    return schema.getAttributes().stream()
        .filter(attribute -> name.equals(attribute.getName()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void filter_eachForm_findsTheUser() throws ScimException {
    UserResource ada = scim.create(USERS, ada());
    scim.create(
        USERS,
        new UserResource()
            .setUserName("other")
            .setEmails(email("ada@example.org", "home"), email("other@example.com", "work")));
    Calendar created = Objects.requireNonNull(meta(ada).getCreated());
    for (Filter filter :
        List.of(
            Filter.eq("userName", "ADA \"the\\first\""),
            Filter.hasComplexValue(
                "emails", Filter.and(Filter.eq("type", "work"), Filter.sw("value", "ADA@"))),
            Filter.eq("externalId", "Ext-1"),
            Filter.ew("emails.value", "home.example.org"),
            Filter.co("name.familyName", "velac"),
            Filter.pr(ENTERPRISE_URN + ":department"),
            Filter.eq("id", id(ada)),
            Filter.and(
                Filter.le("meta.created", created.getTime()),
                Filter.not(Filter.eq("userName", "other"))))) {
      ListResponse<UserResource> found =
          scim.searchRequest(USERS).filter(filter).invoke(UserResource.class);
      assertEquals(List.of(ada), found.getResources(), filter.toString());
      assertEquals(1, found.getTotalResults(), filter.toString());
    }
    String otherCase = "externalId eq \"ext-1\"";
    assertEquals(List.of(), scim.search(USERS, otherCase, UserResource.class).getResources());
  }

  @Test
  void pages_sorted_showEachUserOnce() throws ScimException {
    createCrowd();
    assertEquals(
        Crowd.userNames().reversed(),
        walk("userName", SortOrder.DESCENDING).stream().map(UserResource::getUserName).toList());
    List<UserResource> byName = walk("name.familyName", SortOrder.ASCENDING);
    assertEquals(
        Crowd.familyNames(),
        byName.stream().map(UserResource::getName).map(Name::getFamilyName).toList());
    assertEquals(
        Set.copyOf(Crowd.userNames()),
        byName.stream().map(UserResource::getUserName).collect(Collectors.toSet()));
  }

  private List<UserResource> walk(String sortBy, SortOrder order) throws ScimException {
    List<UserResource> all = new ArrayList<>();
    for (int start = 1; start <= Crowd.SIZE; start += 7) {
      ListResponse<UserResource> page =
          scim.searchRequest(USERS).sort(sortBy, order).page(start, 7).invoke(UserResource.class);
      assertEquals(Crowd.SIZE, page.getTotalResults());
      assertEquals(start, page.getStartIndex());
      assertEquals(page.getResources().size(), page.getItemsPerPage());
      all.addAll(page.getResources());
    }
    return all;
  }

  @Test
  void searchByPost_filterSortAndPage_answersAsGetDoes() throws ScimException {
    createCrowd();
    ListResponse<UserResource> found =
        scim.searchRequest(USERS)
            .filter(Filter.eq("name.familyName", "o'brien \"bo\""))
            .sort("userName", SortOrder.DESCENDING)
            .page(2, 3)
            .attributes("userName")
            .invokePost(UserResource.class);
    assertEquals(5, found.getTotalResults());
    assertEquals(2, found.getStartIndex());
    assertEquals(
        List.of("PERSON-19", "person-14", "PERSON-09"),
        found.getResources().stream().map(UserResource::getUserName).toList());
    assertTrue(found.getResources().stream().allMatch(user -> user.getName() == null));
  }

  private void createCrowd() throws ScimException {
    for (Crowd.Person person : Crowd.people()) {
      scim.create(
          USERS,
          new UserResource()
              .setUserName(person.userName())
              .setName(new Name().setFamilyName(person.familyName())));
    }
  }
}
