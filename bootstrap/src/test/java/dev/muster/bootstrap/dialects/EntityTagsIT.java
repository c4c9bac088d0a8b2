package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional requests: If-Match looks at the version only, If-None-Match at the whole tag. */
@ExtendWith(SharedMuster.class)
final class EntityTagsIT {

  private static final String RENAME =
      "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"%s\"}";

  private final Conversation client;

  EntityTagsIT(RunningMuster muster) {
    this.client = Conversation.with(muster);
  }

  @Test
  void userWithGroups_hasATagThatFollowsItsGroups() {
    String member = client.person("u");
    String user = "/Users/" + member;
    assertEquals("W/\"1\"", client.get(user).tag());
    String group = "/Groups/" + client.group("g", member);
    String joined = client.get(user).tag();
    assertTrue(joined.matches("W/\"1-[0-9a-f]+\""), joined);
    client.get(user, "If-None-Match", joined).expect(304);
    client.get(user, "If-None-Match", "\"x\", " + joined.substring(2)).expect(304);
    client.get(user, "If-None-Match", "W/\"1\"").expect(200);

    client.operations(group, RENAME.formatted("renamed")).expect(204);
    Answer renamed = client.get(user, "If-None-Match", joined).expect(200);
    assertEquals("renamed", renamed.text("/groups/0/display"));
    assertNotEquals(joined, renamed.tag());

    String parent = "/Groups/" + client.group("parent", group.substring("/Groups/".length()));
    Answer nested = client.get(user, "If-None-Match", renamed.tag()).expect(200);
    assertEquals(2, nested.at("/groups").size());
    client.delete(parent).expect(204);
    assertEquals(renamed.tag(), client.get(user).tag(), "the same answer, the same tag");
    client.delete(group).expect(204);
    assertEquals("W/\"1\"", client.get(user).tag());
  }

  @Test
  void answerWithoutGroups_hasTheVersionAsItsTag() {
    String member = client.person("u");
    client.group("g", member);
    String user = "/Users/" + member;
    for (String query : List.of("?excludedAttributes=groups", "?attributes=userName")) {
      assertEquals("W/\"1\"", client.get(user + query).tag(), query);
      client.get(user + query, "If-None-Match", "W/\"1\"").expect(304);
    }
    Answer notModified = client.get(user, "If-None-Match", client.get(user).tag()).expect(304);
    assertEquals("", notModified.body());
    assertEquals(client.get(user).tag(), notModified.tag());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W/\"1\"",
        "\"1\"",
        "1",
        "W/\"1-abc123\"",
        "\"1-abc123\"",
        "*",
        "\"7\", W/\"1\"",
        "\"x\",\"1\"",
        "W/\"9\" , W/\"1-ffffffff\""
      })
  void ifMatch_thatNamesTheVersion_isAccepted(String header) {
    String user = "/Users/" + client.person("put");
    client.put(user, "{\"userName\":\"put\",\"title\":\"T\"}", "If-Match", header).expect(200);
    String patched = "/Users/" + client.person("patch");
    client.operations(patched, RENAME.formatted("D"), "If-Match", header).expect(200);
    String deleted = "/Users/" + client.person("delete");
    client.delete(deleted, "If-Match", header).expect(204);
    String group = "/Groups/" + client.group("g");
    client.operations(group, RENAME.formatted("D"), "If-Match", header).expect(204);
    String members = "/Groups/" + client.group("g");
    client
        .operations(
            members,
            "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}"
                .formatted(client.person("m")),
            "If-Match",
            header)
        .expect(204);
    client.delete(members, "If-Match", header.equals("*") ? "*" : "\"2\"").expect(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"2\"", "\"11\"", "\"\"", "nonsense", "\"-1\"", "W/\"2\", \"3-1\""})
  void ifMatch_thatNamesAnother_isRefused(String header) {
    String member = client.person("u");
    String user = "/Users/" + member;
    String group = "/Groups/" + client.group("g", member);
    String remove = "{\"op\":\"remove\",\"path\":\"members\"}";
    Answer userBefore = client.get(user);
    Answer groupBefore = client.get(group);
    client.put(user, "{\"userName\":\"v\"}", "If-Match", header).expect(412);
    client.operations(user, RENAME.formatted("D"), "If-Match", header).expect(412);
    client.delete(user, "If-Match", header).expect(412);
    client.put(group, "{\"displayName\":\"h\"}", "If-Match", header).expect(412);
    client.operations(group, RENAME.formatted("D"), "If-Match", header).expect(412);
    client.operations(group, remove, "If-Match", header).expect(412);
    client.delete(group, "If-Match", header).expect(412);
    assertEquals(userBefore.body(), client.get(user).body());
    assertEquals(groupBefore.body(), client.get(group).body());
  }

  @Test
  void ifMatch_isCheckedEvenIfNothingWouldChange() {
    String user = "/Users/" + client.person("u");
    client.put(user, "{\"userName\":\"u\"}", "If-Match", "\"9\"").expect(412);
    String group = "/Groups/" + client.group("g");
    client
        .operations(group, "{\"op\":\"remove\",\"path\":\"members\"}", "If-Match", "\"9\"")
        .expect(412);
  }

  @Test
  void ifMatch_ofAnAbsentUser_isNotFound() {
    String absent = "/Users/00000000-0000-0000-0000-000000000000";
    for (String header : List.of("*", "\"1\"")) {
      client.put(absent, "{\"userName\":\"u\"}", "If-Match", header).expect(404);
      client.delete(absent, "If-Match", header).expect(404);
    }
  }

  @Test
  void tagOfAUserWithGroups_servesAsIfMatch() {
    String member = client.person("u");
    client.group("g", member);
    String tag = client.get("/Users/" + member).tag();
    Answer patched =
        client.operations("/Users/" + member, RENAME.formatted("D"), "If-Match", tag).expect(200);
    client.operations("/Users/" + member, RENAME.formatted("E"), "If-Match", tag).expect(412);
    client
        .operations("/Users/" + member, RENAME.formatted("E"), "If-Match", patched.tag())
        .expect(200);
  }

  @Test
  void membership_movesTheGroupOnButNotTheUser() {
    String member = client.person("u");
    String group = "/Groups/" + client.group("g", member);
    Answer before = client.get(group);
    client.operations("/Users/" + member, RENAME.formatted("D")).expect(200);
    Answer renamed = client.get(group);
    assertEquals(
        before.text("/meta/version").replaceAll("-.*", ""),
        renamed.text("/meta/version").replaceAll("-.*", ""),
        "a member's name belongs to no stored version");
    client.delete("/Users/" + member).expect(204);
    assertNotEquals(before.tag(), client.get(group).tag(), "a deleted member is a change");
  }
}
