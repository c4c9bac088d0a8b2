package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.domain.access.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Memberships as resources (draft-zollner-scim-group-members-01). */
@ExtendWith(SharedMuster.class)
final class GroupMembersIT {

  private static final String URN = "urn:ietf:params:scim:schemas:core:2.0:GroupMember";

  private final RunningMuster muster;
  private final Conversation client;
  private String ada = "";
  private String inner = "";
  private String outer = "";
  private final List<String> ids = new ArrayList<>();

  GroupMembersIT(RunningMuster muster) {
    this.muster = muster;
    this.client = Conversation.with(muster);
  }

  @BeforeEach
  void fill() {
    ada = client.person("ada");
    inner = client.group("Inner", ada);
    List<String> members = new ArrayList<>(List.of(ada, inner));
    for (int i = 0; i < 9; i++) {
      members.add(client.person("user" + i));
    }
    outer = client.group("Outer", members);
    ids.addAll(members.stream().map(member -> outer + "." + member).sorted().toList());
  }

  private String filter(String text) {
    return "/GroupMembers?filter="
        + ScimHttp.encode(
            text.replace("{ada}", '"' + ada + '"')
                .replace("{inner}", '"' + inner + '"')
                .replace("{outer}", '"' + outer + '"'));
  }

  private Answer find(String filter) {
    return client.get(filter(filter)).expect(200);
  }

  @Test
  void get_aMembership_isAResource() {
    Answer user = client.get("/GroupMembers/" + outer + "." + ada).expect(200);
    String location = muster.scimUrl() + "/GroupMembers/" + outer + "." + ada;
    assertEquals("[\"" + URN + "\"]", user.at("/schemas").toString());
    assertEquals(outer + "." + ada, user.id());
    assertEquals(outer, user.text("/group/value"));
    assertEquals(muster.scimUrl() + "/Groups/" + outer, user.text("/group/$ref"));
    assertEquals(ada, user.text("/member/value"));
    assertEquals(muster.scimUrl() + "/Users/" + ada, user.text("/member/$ref"));
    assertEquals("User", user.text("/member/type"));
    assertEquals("ada", user.text("/member/display"));
    assertEquals("GroupMember", user.text("/meta/resourceType"));
    assertEquals(location, user.text("/meta/location"));
    assertEquals(location, user.header("Location"));
    assertEquals("application/scim+json", user.header("Content-Type"));
    Answer group = client.get("/GroupMembers/" + outer + "." + inner).expect(200);
    assertEquals(muster.scimUrl() + "/Groups/" + inner, group.text("/member/$ref"));
    assertEquals("Group", group.text("/member/type"));
    assertEquals("Inner", group.text("/member/display"));
  }

  @Test
  void get_noMembership_isNotFound() {
    for (String id : List.of(ada, "x", outer + ".", outer + "." + outer, ada + "." + outer)) {
      client.get("/GroupMembers/" + id).expect(404);
    }
    Conversation.with(muster).get("/GroupMembers/" + outer + "." + ada).expect(404);
    client.delete("/Groups/" + outer).expect(204);
    client.get("/GroupMembers/" + outer + "." + ada).expect(404);
  }

  @Test
  void list_ofAGroup_isAListResponse() {
    Answer list = find("group.value eq {outer}");
    assertEquals(11, list.total());
    assertEquals(11, list.at("/itemsPerPage").intValue());
    assertEquals(1, list.at("/startIndex").intValue());
    assertEquals(ids, list.texts("/Resources", "/id"));
    assertFalse(list.has("/nextCursor"));
    assertEquals(0, Conversation.with(muster).get(filter("group.value eq {outer}")).total());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1  | group.value eq {outer} and member.value eq {ada}
          0  | group.value eq {inner} and member.value eq {inner}
          2  | group.value eq {outer} and (member.value eq {ada} or member.value eq {inner})
          10 | group.value eq {outer} and member.type eq "User"
          1  | group.value eq {outer} and member.type eq "group"
          2  | member.value eq {ada}
          1  | urn:ietf:params:scim:schemas:core:2.0:GroupMember:member.value EQ {inner}
          0  | group.value eq {ada}
          0  | group.value eq "nonsense"
          """)
  void filter_findsWhatMatches(int total, String filter) {
    Answer list = find(filter);
    assertEquals(total, list.total());
    assertEquals(total, list.at("/Resources").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "member.type eq \"User\"",
        "group.value ne {outer}",
        "group.value eq {outer} and member.display co \"a\"",
        "group.value eq {outer} or member.value eq {ada}",
        "group.value eq {outer} and not (member.value eq {ada})",
        "group.nonsense eq {outer}",
        "group.value eq"
      })
  void filter_thatNoIndexAnswers_isInvalidFilter(String filter) {
    client.get(filter(filter)).expect(400, "invalidFilter");
  }

  @Test
  void list_withoutFilter_isInvalidFilter() {
    Answer answer = client.get("/GroupMembers").expect(400, "invalidFilter");
    assertTrue(answer.text("/detail").contains("group.value eq"), answer.body());
    client
        .get(filter("group.value eq {outer}") + "&sortBy=member.display")
        .expect(400, "invalidValue");
  }

  @Test
  void attributes_select() {
    String all = filter("group.value eq {outer} and member.value eq {ada}");
    Answer some = client.get(all + "&attributes=member.value").expect(200);
    assertEquals(
        "{\"schemas\":[\"%s\"],\"id\":\"%s.%s\",\"member\":{\"value\":\"%s\"}}"
            .formatted(URN, outer, ada, ada),
        some.at("/Resources/0").toString());
    Answer less = client.get(all + "&excludedAttributes=group,meta").expect(200);
    assertFalse(less.has("/Resources/0/group"));
    assertFalse(less.has("/Resources/0/meta"));
    assertTrue(less.has("/Resources/0/member/display"));
    client.get(all + "&attributes=id&excludedAttributes=meta").expect(400, "invalidValue");
    assertFalse(client.get("/GroupMembers/" + ids.getFirst() + "?attributes=group").has("/meta"));
  }

  @Test
  void index_cutsPages() {
    String all = filter("group.value eq {outer}");
    Answer page = client.get(all + "&startIndex=5&count=4").expect(200);
    assertEquals(ids.subList(4, 8), page.texts("/Resources", "/id"));
    assertEquals(11, page.total());
    assertEquals(5, page.at("/startIndex").intValue());
    assertEquals(0, client.get(all + "&startIndex=50").expect(200).at("/itemsPerPage").intValue());
    assertEquals(11, client.get(all + "&startIndex=50").total());
    assertEquals(11, client.get(all + "&count=0").expect(200).total());
  }

  @Test
  void cursor_walksThrough() {
    for (int count : new int[] {1, 4, 10, 11, 12}) {
      String all = filter("group.value eq {outer}") + "&count=" + count + "&cursor=";
      List<String> met = new ArrayList<>();
      Answer page = client.get(all).expect(200);
      met.addAll(page.texts("/Resources", "/id"));
      while (page.has("/nextCursor")) {
        assertTrue(page.text("/nextCursor").matches("[A-Za-z0-9._~-]+"), page.body());
        assertFalse(page.has("/startIndex"), page.body());
        page = client.get(all + page.text("/nextCursor")).expect(200);
        met.addAll(page.texts("/Resources", "/id"));
        assertEquals(11, page.total());
      }
      assertEquals(ids, met);
    }
  }

  @Test
  void cursor_isBoundToItsQuery() {
    String all = filter("group.value eq {outer}") + "&count=2";
    String next = client.get(all + "&cursor=").expect(200).text("/nextCursor");
    client.get(all + "&cursor=" + next).expect(200);
    client.get(all + "&cursor=" + next + "&startIndex=1").expect(400, "invalidValue");
    client.get(all.replace("count=2", "count=3") + "&cursor=" + next).expect(400, "invalidCount");
    client.get(all + "&attributes=id&cursor=" + next).expect(400, "invalidCursor");
    Stream.of(
            filter("group.value eq {inner}") + "&count=2",
            filter("group.value eq {outer} and member.type eq \"User\"") + "&count=2",
            "/Groups?count=2",
            "/Users?count=2")
        .forEach(other -> client.get(other + "&cursor=" + next).expect(400, "invalidCursor"));
    Conversation.with(muster).get(all + "&cursor=" + next).expect(400, "invalidCursor");
    String users = client.get("/Users?count=2&cursor=").text("/nextCursor");
    client.get(all + "&cursor=" + users).expect(400, "invalidCursor");
  }

  @Test
  void search_byMessage_isTheSame() {
    Answer page =
        client
            .post(
                "/GroupMembers/.search",
                """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                 "filter": "group.value eq \\"%s\\"", "count": 3, "cursor": ""}
                """
                    .formatted(outer))
            .expect(200);
    assertEquals(ids.subList(0, 3), page.texts("/Resources", "/id"));
    String next = "&count=3&cursor=" + page.text("/nextCursor");
    Answer second = client.get(filter("group.value eq {outer}") + next).expect(200);
    assertEquals(ids.subList(3, 6), second.texts("/Resources", "/id"));
  }

  @Test
  void writes_areNotAllowed() {
    Answer post = client.post("/GroupMembers", "{}").expect(405);
    assertTrue(post.header("Allow").contains("GET"), post.header("Allow"));
    String one = "/GroupMembers/" + ids.getFirst();
    for (Answer answer :
        List.of(client.put(one, "{}"), client.patch(one, "{}"), client.delete(one))) {
      assertTrue(answer.expect(405).header("Allow").contains("GET"), answer.header("Allow"));
    }
    ScimHttp writer = new ScimHttp(muster.scimUrl(), muster.newTenant(Scope.WRITE));
    assertEquals(403, writer.get(filter("group.value eq {outer}")).statusCode());
  }

  @Test
  void discovery_namesTheType() {
    Answer type = client.get("/ResourceTypes/GroupMember").expect(200);
    assertEquals("/GroupMembers", type.text("/endpoint"));
    assertEquals(URN, type.text("/schema"));
    Answer schema = client.get("/Schemas/" + URN).expect(200);
    assertEquals(List.of("group", "member"), schema.texts("/attributes", "/name"));
    assertEquals(List.of("readOnly", "readOnly"), schema.texts("/attributes", "/mutability"));
    assertEquals(
        List.of("User", "Group", "GroupMember"),
        client.get("/ResourceTypes").texts("/Resources", "/name"));
  }

  @Test
  void members_thatChange_areSeenAtOnce() {
    client
        .operations(
            "/Groups/" + outer,
            "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + ada + "\\\"]\"}")
        .expect(204);
    client.get("/GroupMembers/" + outer + "." + ada).expect(404);
    assertEquals(1, find("member.value eq {ada}").total());
    client.delete("/Users/" + ada).expect(204);
    assertEquals(0, find("member.value eq {ada}").total());
    assertEquals(10, find("group.value eq {outer}").total());
  }
}
