package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups with more members than an answer keeps in memory: all of them are shown, or none. */
@ExtendWith(SharedMuster.class)
final class LargeGroupsIT {

  private static final int MEMBERS = 1_200;

  private final Conversation client;
  private final List<String> users = new ArrayList<>();
  private String group = "";

  LargeGroupsIT(RunningMuster muster) {
    this.client = Conversation.with(muster);
  }

  @BeforeEach
  void fill() {
    StringBuilder operations = new StringBuilder();
    for (int i = 0; i < MEMBERS; i++) {
      operations
          .append(i == 0 ? "" : ",")
          .append("{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"u")
          .append(i)
          .append("\",\"data\":{\"userName\":\"user")
          .append(i)
          .append("\"}}");
      if (i % 600 == 599) {
        users.addAll(create(operations.toString()));
        operations.setLength(0);
      }
    }
    group = "/Groups/" + client.group("Large", users);
  }

  private List<String> create(String operations) {
    Answer answer =
        client
            .post(
                "/Bulk",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],"
                    + "\"Operations\":["
                    + (operations.startsWith(",") ? operations.substring(1) : operations)
                    + "]}")
            .expect(200);
    return answer.texts("/Operations", "/location").stream()
        .map(location -> location.substring(location.lastIndexOf('/') + 1))
        .toList();
  }

  private void assertWhole(Answer answer) {
    assertEquals(new HashSet<>(users), new HashSet<>(answer.texts("/members", "/value")));
    assertEquals(MEMBERS, answer.at("/members").size());
    assertEquals("Large", answer.text("/displayName"));
    assertEquals(answer.tag(), answer.text("/meta/version"));
    assertEquals("application/scim+json", answer.header("Content-Type"));
  }

  @Test
  void get_group_showsEveryMember() {
    Answer read = client.get(group).expect(200);
    assertWhole(read);
    JsonNode member = read.at("/members/0");
    assertEquals(new TreeSet<>(List.of("value", "$ref", "display", "type")), names(member));
    client.get(member.at("/$ref").asText()).expect(200);
    client.get(group, "If-None-Match", read.tag()).expect(304);
    client
        .operations(
            group,
            "{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}"
                .formatted(users.getLast()))
        .expect(204);
    assertEquals(
        MEMBERS - 1,
        client.get(group, "If-None-Match", read.tag()).expect(200).at("/members").size());
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void get_selectedAttributes_areThoseOfEachMember() {
    Answer values = client.get(group + "?attributes=members.value").expect(200);
    assertEquals(MEMBERS, values.at("/members").size());
    assertEquals(Set.of("value"), names(values.at("/members/7")));
    assertFalse(values.has("/displayName"));
    Answer less = client.get(group + "?excludedAttributes=members.display,meta").expect(200);
    assertEquals(MEMBERS, less.at("/members").size());
    assertEquals(Set.of("value", "$ref", "type"), names(less.at("/members/7")));
    assertFalse(client.get(group + "?excludedAttributes=members").expect(200).has("/members"));
  }

  @Test
  void writes_thatAnswerWithTheGroup_showEveryMember() {
    assertWhole(
        client
            .post(
                "/Groups",
                "{\"displayName\":\"Large\",\"members\":[%s]}"
                    .formatted(Conversation.values(users)))
            .expect(201));
    assertWhole(client.put(group, "{\"displayName\":\"Large\",\"externalId\":\"x\"}").expect(200));
    assertWhole(
        client
            .operations(
                group,
                "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"y\"}",
                "Prefer",
                "return=representation")
            .expect(200));
    assertEquals(
        "[]",
        client
            .put(group, "{\"displayName\":\"Large\",\"members\":[]}")
            .expect(200)
            .at("/members")
            .toString());
  }

  @Test
  void list_largeGroup_leavesMembersOut() {
    Answer list = client.get("/Groups").expect(200);
    assertEquals(1, list.total());
    assertEquals("Large", list.text("/Resources/0/displayName"));
    assertFalse(list.has("/Resources/0/members"));
    assertTrue(
        client
            .filter(
                "/Groups",
                "displayName eq \"Large\" and members[value eq \"" + users.getFirst() + "\"]")
            .expect(200)
            .has("/Resources/0"));
  }
}
