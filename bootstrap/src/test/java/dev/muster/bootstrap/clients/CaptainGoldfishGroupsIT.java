package dev.muster.bootstrap.clients;

import static dev.muster.bootstrap.clients.CaptainGoldfishSession.USERS;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.ada;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.builder.ListBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.GroupNode;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.MultiComplexNode;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.BulkResponseOperation;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups, patches and bulks through the SDK of Captain Goldfish. */
@ExtendWith(SharedMuster.class)
final class CaptainGoldfishGroupsIT {

  private static final String GROUPS = EndpointPaths.GROUPS;

  private final RunningMuster muster;
  private final CaptainGoldfishSession session;
  private final ScimRequestBuilder scim;
  private User ada = new User();
  private User bob = new User();
  private Group team = new Group();

  CaptainGoldfishGroupsIT(RunningMuster muster) {
    this.muster = muster;
    this.session = new CaptainGoldfishSession(muster.scimUrl(), muster.newTenant());
    this.scim = session.scim();
  }

  @BeforeEach
  void createTeam() {
    ada = succeeded(session.create(ada()));
    bob =
        succeeded(session.create(User.builder().userName("bob").displayName("Bob \"B\"").build()));
    team = create(Group.builder().displayName("Team").members(List.of(refer(id(ada)))).build());
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  @Test
  void group_created_isReadWithItsMembers() {
    assertEquals(tree(team), tree(readTeam()));
    assertEquals(Optional.of(location(GROUPS, team)), team.getMeta().orElseThrow().getLocation());
    assertEquals(List.of(tree(member(ada))), trees(team.getMembers()));
    assertEquals(
        List.of(
            tree(
                GroupNode.builder()
                    .value(id(team))
                    .display("Team")
                    .type("direct")
                    .ref(location(GROUPS, team))
                    .build())),
        trees(succeeded(session.read(id(ada))).getGroups()));
    assertEquals(List.of(), succeeded(session.read(id(bob))).getGroups());
  }

  @Test
  void patchOfGroup_eachOperation_isCarriedOut() {
    ServerResponse<Group> answer =
        scim.patch(Group.class, GROUPS, id(team))
            .addOperation()
            .op(PatchOp.ADD)
            .path("members")
            .valueNodes(List.of(refer(id(bob))))
            .next()
            .op(PatchOp.REMOVE)
            .path("members[value eq \"" + id(ada) + "\"]")
            .next()
            .op(PatchOp.REPLACE)
            .path("displayName")
            .value("Crew")
            .build()
            .sendRequest();
    assertEquals(204, answer.getHttpStatus(), answer.getResponseBody());
    assertTrue(answer.isSuccess());
    Group patched = readTeam();
    assertEquals(Optional.of("Crew"), patched.getDisplayName());
    assertEquals(List.of(tree(member(bob))), trees(patched.getMembers()));
  }

  @Test
  void patchOfUser_eachOperation_isCarriedOut() {
    User patched =
        succeeded(
            scim.patch(User.class, USERS, id(ada))
                .addOperation()
                .op(PatchOp.REPLACE)
                .path("displayName")
                .value("Countess")
                .next()
                .op(PatchOp.ADD)
                .path("emails")
                .valueNode(Email.builder().value("new@example.com").type("other").build())
                .next()
                .op(PatchOp.REMOVE)
                .path("emails[value eq \"ada@home.example.org\"]")
                .build()
                .sendRequest());
    assertEquals(Optional.of("Countess"), patched.getDisplayName());
    assertEquals(
        List.of("ada@example.com", "new@example.com"),
        patched.getEmails().stream().map(mail -> mail.getValue().orElseThrow()).sorted().toList());
    assertEquals(tree(patched), tree(succeeded(session.read(id(ada)))));
  }

  @Test
  void searchByMember_getAndPost_findTheGroup() {
    create(Group.builder().displayName("Empty").build());
    ListBuilder<Group> query = groups().filter("members.value", Comparator.EQ, id(ada)).build();
    ListResponse<Group> byPost = found(query.post().sendRequest());
    assertEquals(1, byPost.getTotalResults());
    assertEquals(List.of(tree(team)), trees(byPost.getListedResources()));
    ListResponse<Group> byGet = found(query.get().sendRequest());
    assertEquals(List.of(tree(team)), trees(byGet.getListedResources()));
    ListBuilder<Group> other = groups().filter("members.value", Comparator.EQ, id(bob)).build();
    assertEquals(0, found(other.post().sendRequest()).getTotalResults());
  }

  /** The SDK knows no cursors: they go by its own parameters and come from the plain body. */
  @Test
  void cursor_asCustomParameter_showsEachGroupOnce() throws JsonProcessingException {
    List<String> names = new ArrayList<>(List.of("Team"));
    for (int i = 0; i < 6; i++) {
      names.add("Unit " + i);
      create(Group.builder().displayName("Unit " + i).build());
    }
    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      ServerResponse<ListResponse<Group>> answer =
          groups()
              .sortBy("displayName")
              .sortOrder(SortOrder.ASCENDING)
              .count(3)
              .custom("cursor", cursor.orElseThrow())
              .get()
              .sendRequest();
      ListResponse<Group> page = found(answer);
      assertEquals(7, page.getTotalResults());
      page.getListedResources().forEach(group -> seen.add(group.getDisplayName().orElseThrow()));
      JsonNode next = new ObjectMapper().readTree(answer.getResponseBody()).path("nextCursor");
      cursor = next.isMissingNode() ? Optional.empty() : Optional.of(next.textValue());
    }
    assertEquals(names, seen);
  }

  @Test
  void bulk_eachMethod_answersWithStatusAndLocation() {
    String patch =
        scim.patch(Group.class, GROUPS, id(team))
            .addOperation()
            .op(PatchOp.REPLACE)
            .path("displayName")
            .value("Crew")
            .build()
            .getResource();
    ServerResponse<BulkResponse> answer =
        scim.bulk()
            .bulkRequestOperation(GROUPS)
            .method(HttpMethod.POST)
            .bulkId("g")
            .data(Group.builder().displayName("New").members(List.of(refer("bulkId:u"))).build())
            .next()
            .bulkRequestOperation(USERS)
            .method(HttpMethod.POST)
            .bulkId("u")
            .data(User.builder().userName("carol").displayName("Carol").build())
            .next()
            .bulkRequestOperation(GROUPS, id(team))
            .method(HttpMethod.PATCH)
            .data(patch)
            .next()
            .bulkRequestOperation(USERS, id(bob))
            .method(HttpMethod.DELETE)
            .sendRequest();
    assertTrue(answer.isSuccess(), answer.getResponseBody());
    List<BulkResponseOperation> results = answer.getResource().getBulkResponseOperations();
    assertEquals(
        List.of(201, 201, 200, 204),
        results.stream().map(BulkResponseOperation::getStatus).toList(),
        answer.getResponseBody());
    assertEquals(Optional.of(location(GROUPS, team)), results.get(2).getLocation());
    assertEquals(Optional.of(location(USERS, bob)), results.get(3).getLocation());
    BulkResponse bulk = answer.getResource();
    String group = bulk.getByBulkId("g").orElseThrow().getLocation().orElseThrow();
    String user = bulk.getByBulkId("u").orElseThrow().getLocation().orElseThrow();
    User carol = succeeded(scim.get(user, User.class).sendRequest());
    assertEquals(
        List.of(tree(member(carol))),
        trees(succeeded(scim.get(group, Group.class).sendRequest()).getMembers()));
    assertEquals(Optional.of("Crew"), readTeam().getDisplayName());
    assertEquals(404, session.read(id(bob)).getHttpStatus());
  }

  @Test
  void delete_ofMember_leavesNoTraceInTheGroup() {
    assertEquals(204, scim.delete(User.class, USERS, id(ada)).sendRequest().getHttpStatus());
    assertEquals(List.of(), readTeam().getMembers());
    ListBuilder<Group> query = groups().filter("members.value", Comparator.EQ, id(ada)).build();
    assertEquals(0, found(query.get().sendRequest()).getTotalResults());
  }

  private Group create(Group group) {
    return succeeded(scim.create(Group.class, GROUPS).setResource(group).sendRequest());
  }

  private Group readTeam() {
    return succeeded(scim.get(Group.class, GROUPS, id(team)).sendRequest());
  }

  private ListBuilder<Group> groups() {
    return scim.list(Group.class, GROUPS);
  }

  private MultiComplexNode member(User user) {
    return Member.builder()
        .value(id(user))
        .display(user.getDisplayName().orElseThrow())
        .type("User")
        .ref(location(USERS, user))
        .build();
  }

  private String location(String endpoint, ResourceNode resource) {
    return muster.scimUrl() + endpoint + "/" + id(resource);
  }

  private static Member refer(String id) {
    return Member.builder().value(id).type("User").build();
  }

  private static String id(ResourceNode resource) {
    return resource.getId().orElseThrow();
  }

  private static List<JsonNode> trees(List<? extends ScimObjectNode> nodes) {
    return nodes.stream().map(CaptainGoldfishSession::tree).toList();
  }

  private static <T extends ResourceNode> T succeeded(ServerResponse<T> answer) {
    assertTrue(answer.isSuccess(), answer.getResponseBody());
    return answer.getResource();
  }

  private static ListResponse<Group> found(ServerResponse<ListResponse<Group>> answer) {
    assertTrue(answer.isSuccess(), answer.getResponseBody());
    return answer.getResource();
  }
}
