package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups in groups, in circles too; large patches; what a deletion leaves. */
@ExtendWith(SharedMuster.class)
final class GroupsIT {

  private final Conversation client;

  GroupsIT(RunningMuster muster) {
    this.client = Conversation.with(muster);
  }

  private void add(String group, String member) {
    client
        .operations(
            "/Groups/" + group,
            "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}"
                .formatted(member))
        .expect(204);
  }

  /** The groups of a user by their names, with the kind of membership. */
  private Map<String, String> groupsOf(String user) {
    Map<String, String> groups = new TreeMap<>();
    for (JsonNode group : client.get("/Users/" + user).expect(200).at("/groups")) {
      groups.put(group.at("/display").asText(), group.at("/type").asText());
    }
    return groups;
  }

  @Test
  void nestedGroups_makeIndirectMembers() {
    String user = client.person("u");
    String team = client.group("team", user);
    String unit = client.group("unit", team);
    String firm = client.group("firm", unit, user);
    assertEquals(Map.of("team", "direct", "unit", "indirect", "firm", "direct"), groupsOf(user));
    Answer members = client.get("/Groups/" + firm).expect(200);
    assertEquals(
        new TreeSet<>(List.of("Group", "User")), new TreeSet<>(members.texts("/members", "/type")));
    for (String ref : members.texts("/members", "/$ref")) {
      client.get(ref).expect(200);
    }
    assertEquals(2, members.at("/members").size(), "only direct members are listed");
    for (String filter : List.of("groups.value eq \"%s\"", "groups[value eq \"%s\"]")) {
      assertEquals(1, client.filter("/Users", filter.formatted(team)).total(), filter);
    }
    assertEquals(1, client.filter("/Groups", "members.value eq \"" + unit + "\"").total());
    assertEquals(2, client.filter("/Groups", "members eq \"" + user + "\"").total());
  }

  @Test
  void circleOfTwo_endsEverywhere() {
    String user = client.person("u");
    String one = client.group("one", user);
    String two = client.group("two", one);
    add(one, two);
    add(one, one);
    assertEquals(Map.of("one", "direct", "two", "indirect"), groupsOf(user));
    assertEquals(3, client.get("/Groups/" + one).at("/members").size());
    client.delete("/Groups/" + two).expect(204);
    assertEquals(Map.of("one", "direct"), groupsOf(user));
    assertEquals(2, client.get("/Groups/" + one).at("/members").size());
    client.delete("/Groups/" + one).expect(204);
    assertEquals(Map.of(), groupsOf(user));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void circleOfAThousand_ends() {
    int size = 1_000;
    List<String> circle = Crowd.run(16, size, i -> client.group("circle" + i));
    Crowd.run(
        16,
        size,
        i -> {
          add(circle.get(i), circle.get((i + 1) % size));
          return i;
        });
    String user = client.person("u");
    add(circle.get(size / 2), user);
    Map<String, String> groups = groupsOf(user);
    assertEquals(size, groups.size());
    assertEquals(1, groups.values().stream().filter("direct"::equals).count());
    assertEquals(
        1, client.filter("/Users", "groups.value eq \"" + circle.get(size / 2) + "\"").total());
    assertEquals(size, client.get("/Users?attributes=groups").at("/Resources/0/groups").size());
    client.delete("/Groups/" + circle.getFirst()).expect(204);
    assertEquals(size - 1, client.get("/Groups?count=0").total());
    assertTrue(groupsOf(user).size() < size);
  }

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void patchOfTenThousandOperations_isCarriedOut() {
    List<String> users = Crowd.run(16, 100, i -> client.person("many" + i));
    String group = "/Groups/" + client.group("g");
    List<String> operations = new ArrayList<>();
    for (int i = 0; i < 9_900; i++) {
      String user = users.get(i % users.size());
      operations.add(
          i / users.size() % 2 == 0
              ? "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}"
                  .formatted(user)
              : "{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}".formatted(user));
    }
    for (int i = 0; i < 100; i++) {
      operations.add("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"g" + i + "\"}");
    }
    client.operations(group, String.join(",", operations)).expect(204);
    Answer read = client.get(group).expect(200);
    assertEquals(new HashSet<>(users), new HashSet<>(read.texts("/members", "/value")));
    assertEquals("g99", read.text("/displayName"));

    List<String> mails = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      mails.add(
          "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"%d@x\"}]}".formatted(i));
    }
    for (int i = 0; i < 5_000; i++) {
      mails.add("{\"op\":\"remove\",\"path\":\"emails[value eq \\\"%d@x\\\"]\"}".formatted(i ^ 1));
    }
    mails.removeLast();
    Answer patched =
        client.operations("/Users/" + users.getFirst(), String.join(",", mails)).expect(200);
    assertEquals(List.of("4998@x"), patched.texts("/emails", "/value"));
  }

  @Test
  void largeGroup_isReplacedAsAWhole() {
    List<String> users = Crowd.run(16, 600, i -> client.person("large" + i));
    String group = "/Groups/" + client.group("g", users.subList(0, 400));
    Answer put =
        client
            .put(
                group,
                "{\"displayName\":\"g\",\"members\":[%s]}"
                    .formatted(Conversation.values(users.subList(200, 600))))
            .expect(200);
    assertEquals(
        new HashSet<>(users.subList(200, 600)), new HashSet<>(put.texts("/members", "/value")));
    assertFalse(client.get("/Users/" + users.getFirst()).has("/groups"));
  }

  @Test
  void deletedMembers_leaveNothingBehind() {
    String kept = client.person("kept");
    String gone = client.person("gone");
    String inner = client.group("inner", gone);
    String group = client.group("outer", kept, gone, inner);
    Answer before = client.get("/Groups/" + group);
    client.delete("/Users/" + gone).expect(204);
    Answer without = client.get("/Groups/" + group).expect(200);
    assertEquals(
        new TreeSet<>(List.of(kept, inner)), new TreeSet<>(without.texts("/members", "/value")));
    assertNotEquals(before.tag(), without.tag());
    assertEquals("[]", client.get("/Groups/" + inner).at("/members").toString());
    client.delete("/Groups/" + inner).expect(204);
    Answer least = client.get("/Groups/" + group).expect(200);
    assertEquals(List.of(kept), least.texts("/members", "/value"));
    assertNotEquals(without.tag(), least.tag());
    assertEquals(0, client.filter("/Groups", "members.value eq \"" + gone + "\"").total());
    assertEquals(0, client.filter("/Groups", "members.value eq \"" + inner + "\"").total());
    Answer listed = client.get("/Groups");
    assertEquals(least.json(), listed.at("/Resources/0"));
  }

  @Test
  void memberByTypeOrDisplay_isRemovedToo() {
    String user = client.user("{\"userName\":\"u\",\"displayName\":\"U\"}").substring(7);
    String inner = client.group("inner");
    String group = "/Groups/" + client.group("outer", user, inner);
    client
        .operations(group, "{\"op\":\"remove\",\"path\":\"members[type eq \\\"Group\\\"]\"}")
        .expect(204);
    assertEquals(List.of(user), client.get(group).texts("/members", "/value"));
    client
        .operations(
            group,
            "{\"op\":\"remove\",\"path\":\"members\",\"value\":[{\"value\":\"%s\",\"type\":\"Group\"}]}"
                .formatted(user))
        .expect(204);
    assertEquals(List.of(user), client.get(group).texts("/members", "/value"));
    client
        .operations(group, "{\"op\":\"remove\",\"path\":\"members[display eq \\\"u\\\"]\"}")
        .expect(204);
    assertEquals("[]", client.get(group).at("/members").toString());
  }
}
