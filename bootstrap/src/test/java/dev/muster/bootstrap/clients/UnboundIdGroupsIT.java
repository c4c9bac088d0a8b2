package dev.muster.bootstrap.clients;

import static dev.muster.bootstrap.clients.UnboundIdSession.USERS;
import static dev.muster.bootstrap.clients.UnboundIdSession.ada;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.BaseScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.Group;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.UserResource;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups and cursors through the UnboundID SDK; it has no bulk. */
@ExtendWith(SharedMuster.class)
final class UnboundIdGroupsIT {

  private static final String GROUPS = "Groups";

  private final RunningMuster muster;
  private final UnboundIdSession session;
  private final ScimService scim;
  private UserResource ada = new UserResource();
  private UserResource bob = new UserResource();
  private GroupResource team = new GroupResource();

  UnboundIdGroupsIT(RunningMuster muster) {
    this.muster = muster;
    this.session = new UnboundIdSession(muster.scimUrl(), muster.newTenant());
    this.scim = session.scim();
  }

  @BeforeEach
  void createTeam() throws ScimException {
    ada = scim.create(USERS, ada());
    bob = scim.create(USERS, new UserResource().setUserName("bob").setDisplayName("Bob \"B\""));
    team =
        scim.create(
            GROUPS,
            new GroupResource()
                .setDisplayName("Team")
                .setMembers(new Member().setValue(id(ada)).setType("User")));
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  @Test
  void group_created_isReadWithItsMembers() throws ScimException {
    assertEquals(team, scim.retrieve(team));
    assertEquals("Group", Objects.requireNonNull(team.getMeta()).getResourceType());
    assertEquals(location(GROUPS, team), team.getMeta().getLocation());
    assertEquals(List.of(member(ada)), team.getMembers());
    assertEquals(
        List.of(
            new Group()
                .setValue(id(team))
                .setDisplay("Team")
                .setType("direct")
                .setRef(location(GROUPS, team))),
        scim.retrieve(ada).getGroups());
    assertNull(scim.retrieve(bob).getGroups());
  }

  @Test
  void searchByMember_getAndPost_findTheGroup() throws ScimException {
    scim.create(GROUPS, new GroupResource().setDisplayName("Empty"));
    Filter filter = Filter.eq("members.value", id(ada));
    ListResponse<GroupResource> byGet =
        scim.searchRequest(GROUPS).filter(filter).invoke(GroupResource.class);
    ListResponse<GroupResource> byPost =
        scim.searchRequest(GROUPS).filter(filter).invokePost(GroupResource.class);
    assertEquals(List.of(team), byGet.getResources());
    assertEquals(List.of(team), byPost.getResources());
    assertEquals(1, byPost.getTotalResults());
    Filter other = Filter.eq("members.value", id(bob));
    assertEquals(
        0,
        scim.searchRequest(GROUPS).filter(other).invokePost(GroupResource.class).getTotalResults());
  }

  @Test
  void cursor_followedByGetAndPost_showsEachGroupOnce() throws ScimException {
    List<String> names = new ArrayList<>(List.of("Team"));
    for (int i = 0; i < 6; i++) {
      names.add("Unit " + i);
      scim.create(GROUPS, new GroupResource().setDisplayName("Unit " + i));
    }
    assertEquals(names, walk(false));
    assertEquals(names, walk(true));
    assertThrows(
        BadRequestException.class,
        () ->
            scim.searchRequest(GROUPS)
                .pageWithCursor("no-such-cursor", 3)
                .invoke(GroupResource.class));
  }

  private List<String> walk(boolean post) throws ScimException {
    List<String> names = new ArrayList<>();
    @Nullable String cursor = "";
    while (cursor != null) {
      var request =
          scim.searchRequest(GROUPS)
              .sort("displayName", SortOrder.ASCENDING)
              .pageWithCursor(cursor, 3);
      ListResponse<GroupResource> page =
          post ? request.invokePost(GroupResource.class) : request.invoke(GroupResource.class);
      assertEquals(7, page.getTotalResults());
      assertTrue(page.getResources().size() <= 3);
      page.getResources().forEach(group -> names.add(group.getDisplayName()));
      cursor = page.getNextCursor();
    }
    return names;
  }

  @Test
  void delete_ofMember_leavesNoTraceInTheGroup() throws ScimException {
    scim.delete(ada);
    assertEquals(List.of(), scim.retrieve(team).getMembers());
    assertEquals(
        0,
        scim.search(GROUPS, "members.value eq \"" + id(ada) + "\"", GroupResource.class)
            .getTotalResults());
  }

  private Member member(UserResource user) {
    return new Member()
        .setValue(id(user))
        .setDisplay(user.getDisplayName())
        .setType("User")
        .setRef(location(USERS, user));
  }

  private URI location(String endpoint, BaseScimResource resource) {
    return URI.create(muster.scimUrl() + "/" + endpoint + "/" + id(resource));
  }

  private static String id(BaseScimResource resource) {
    return Objects.requireNonNull(resource.getId());
  }
}
