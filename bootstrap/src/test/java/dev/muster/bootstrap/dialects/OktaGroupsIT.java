package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Group push as Okta does it: by PATCH today, by PUT of the whole group in older integrations. */
@ExtendWith(SharedMuster.class)
final class OktaGroupsIT {

  private final Conversation okta;
  private final String one;
  private final String two;

  OktaGroupsIT(RunningMuster muster) {
    this.okta = Conversation.with(muster);
    this.one = okta.person("one@okta.local");
    this.two = okta.person("two@okta.local");
  }

  private String push(String... members) {
    Answer pushed =
        okta.post(
                "/Groups",
                """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
                 "displayName": "Test SCIMv2", "members": [%s]}
                """
                    .formatted(withDisplay(members)))
            .expect(201);
    assertEquals("Test SCIMv2", pushed.text("/displayName"));
    return pushed.id();
  }

  private static String withDisplay(String... members) {
    return String.join(
        ",",
        List.of(members).stream()
            .map(id -> "{\"value\": \"%s\", \"display\": \"%s@okta.local\"}".formatted(id, id))
            .toList());
  }

  private Set<String> members(String group) {
    return new TreeSet<>(okta.get("/Groups/" + group).expect(200).texts("/members", "/value"));
  }

  @Test
  void push_findsCreatesAndReadsTheGroup() {
    assertEquals(
        0,
        okta.get("/Groups?filter=displayName%20eq%20%22Test%20SCIMv2%22&startIndex=1&count=100")
            .expect(200)
            .total());
    String group = push(one, two);
    Answer read = okta.get("/Groups/" + group).expect(200);
    assertEquals(new TreeSet<>(List.of(one, two)), members(group));
    assertTrue(
        read.texts("/members", "/$ref").stream().anyMatch(ref -> ref.endsWith("/Users/" + one)),
        read.body());
    Answer list = okta.get("/Groups?startIndex=1&count=100").expect(200);
    assertEquals(read.json(), list.at("/Resources/0"));
  }

  @Test
  void rename_withTheIdInTheValue_ignoresTheId() {
    String group = push(one);
    okta.operations(
            "/Groups/" + group,
            "{\"op\": \"replace\", \"value\": {\"id\": \"%s\", \"displayName\": \"Renamed\"}}"
                .formatted(group))
        .expect(204);
    okta.operations(
            "/Groups/" + group,
            "{\"op\": \"replace\", \"value\": {\"id\": \"%s\", \"displayName\": \"Again\"}}"
                .formatted(one))
        .expect(204);
    Answer read = okta.get("/Groups/" + group);
    assertEquals("Again", read.text("/displayName"));
    assertEquals(group, read.id());
    assertEquals(Set.of(one), members(group));
    assertEquals("Again", okta.get("/Users/" + one).text("/groups/0/display"));
  }

  @Test
  void rename_withTheWholeMemberList_setsBoth() {
    String group = push(one);
    okta.operations(
            "/Groups/" + group,
            """
            {"op": "replace", "value":
              {"id": "%s", "displayName": "Renamed", "members": [%s]}}
            """
                .formatted(group, withDisplay(two)))
        .expect(204);
    assertEquals("Renamed", okta.get("/Groups/" + group).text("/displayName"));
    assertEquals(Set.of(two), members(group));
  }

  @Test
  void membership_removedAndAddedInOneMessage() {
    String group = push(one);
    okta.operations(
            "/Groups/" + group,
            """
            {"op": "remove", "path": "members[value eq \\"%s\\"]"},
            {"op": "add", "path": "members", "value": [%s]}
            """
                .formatted(one, withDisplay(two)))
        .expect(204);
    assertEquals(Set.of(two), members(group));
    okta.operations(
            "/Groups/" + group,
            """
            {"op": "add", "path": "members", "value": [%s]},
            {"op": "remove", "path": "members[value eq \\"%s\\"]"}
            """
                .formatted(withDisplay(one), one))
        .expect(204);
    assertEquals(Set.of(two), members(group));
  }

  @Test
  void membership_replacedAsAWhole() {
    String group = push(one);
    okta.operations(
            "/Groups/" + group,
            "{\"op\": \"replace\", \"path\": \"members\", \"value\": [%s]}"
                .formatted(withDisplay(two)))
        .expect(204);
    assertEquals(Set.of(two), members(group));
  }

  @Test
  void wholeGroup_byPut_isWhatThePutSays() {
    String group = push(one);
    String body =
        """
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "id": "%s",
         "displayName": "Test SCIMv2", "members": [%s]}
        """;
    Answer both =
        okta.put("/Groups/" + group, body.formatted(group, withDisplay(one, two))).expect(200);
    assertEquals(2, both.at("/members").size());
    Answer same =
        okta.put("/Groups/" + group, body.formatted(group, withDisplay(two, one))).expect(200);
    assertEquals(both.tag(), same.tag(), "the order says nothing");
    Answer empty = okta.put("/Groups/" + group, body.formatted(group, "")).expect(200);
    assertNotEquals(both.tag(), empty.tag());
    assertTrue(empty.at("/members").isArray() && empty.at("/members").isEmpty(), empty.body());
    assertEquals(Set.of(), members(group));
  }

  @Test
  void deletion_leavesTheUsers() {
    String group = push(one, two);
    okta.delete("/Groups/" + group).expect(204);
    okta.get("/Groups/" + group).expect(404);
    assertEquals(2, okta.get("/Users").total());
  }
}
