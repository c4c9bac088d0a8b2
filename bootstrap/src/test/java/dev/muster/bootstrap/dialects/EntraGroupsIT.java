package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a group as Microsoft Entra ID leads it. */
@ExtendWith(SharedMuster.class)
final class EntraGroupsIT {

  private static final String NEW_GROUP =
      """
      {
        "schemas": [
          "urn:ietf:params:scim:schemas:core:2.0:Group",
          "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
        "externalId": "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
        "displayName": "All Engineers",
        "meta": {"resourceType": "Group"}
      }
      """;

  private final Conversation entra;

  EntraGroupsIT(RunningMuster muster) {
    this.entra = Conversation.with(muster);
  }

  private String group() {
    return "/Groups/" + entra.post("/Groups", NEW_GROUP).expect(201).id();
  }

  private Set<String> members(String group) {
    return new TreeSet<>(entra.get(group).expect(200).texts("/members", "/value"));
  }

  private Answer change(String group, String op, String... members) {
    String values =
        String.join(
            ",",
            List.of(members).stream()
                .map(id -> "{\"$ref\": null, \"value\": \"" + id + "\"}")
                .toList());
    return entra.operations(
        group, "{\"op\": \"%s\", \"path\": \"members\", \"value\": [%s]}".formatted(op, values));
  }

  @Test
  void create_withMicrosoftsOwnUrn_dropsTheUrn() {
    Answer created = entra.post("/Groups", NEW_GROUP).expect(201);
    assertEquals(
        "[\"urn:ietf:params:scim:schemas:core:2.0:Group\"]", created.at("/schemas").toString());
    assertEquals("All Engineers", created.text("/displayName"));
    assertEquals("8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159", created.text("/externalId"));
    assertTrue(created.at("/members").isArray() && created.at("/members").isEmpty());
    assertEquals("Group", created.text("/meta/resourceType"));
  }

  @Test
  void probe_withoutMembers_findsTheGroup() {
    assertEquals(0, entra.filter("/Groups", "displayName eq \"All Engineers\"").total());
    String group = group();
    change(group, "Add", entra.person("one")).expect(204);
    Answer read = entra.get(group + "?excludedAttributes=members").expect(200);
    assertFalse(read.has("/members"), read.body());
    Answer list =
        entra
            .get("/Groups?excludedAttributes=members&filter=displayName+eq+%22all%20engineers%22")
            .expect(200);
    assertEquals(1, list.total());
    assertEquals(read.json(), list.at("/Resources/0"));
    assertEquals(
        1,
        entra.filter("/Groups", "externalId eq \"8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159\"").total());
  }

  @Test
  void probe_ofAMember_saysWhetherItIsOne() {
    String group = group();
    String member = entra.person("one");
    change(group, "Add", member).expect(204);
    String other = entra.person("other");
    String id = group.substring("/Groups/".length());
    for (String filter :
        new String[] {
          "id eq \"%s\" and members eq \"%s\"", "id eq \"%s\" and members[value eq \"%s\"]"
        }) {
      Answer list = entra.filter("/Groups", filter.formatted(id, member)).expect(200);
      assertEquals(1, list.total(), filter);
      assertEquals(0, entra.filter("/Groups", filter.formatted(id, other)).total(), filter);
    }
  }

  @Test
  void rename_answersWithoutABody() {
    String group = group();
    Answer renamed =
        entra
            .operations(
                group,
                "{\"op\": \"Replace\", \"path\": \"displayName\", \"value\": \"All Makers\"}")
            .expect(204);
    assertEquals("", renamed.body());
    assertTrue(renamed.header("Location").endsWith(group), renamed.header("Location"));
    Answer read = entra.get(group);
    assertEquals("All Makers", read.text("/displayName"));
    assertEquals(read.tag(), renamed.tag());
    assertEquals(1, entra.filter("/Groups", "displayName eq \"all makers\"").total());
  }

  @Test
  void members_addedAndRemovedByList() {
    String group = group();
    String one = entra.person("one");
    String two = entra.person("two");
    String three = entra.person("three");
    assertEquals("", change(group, "Add", one, two, three).expect(204).body());
    assertEquals(new TreeSet<>(List.of(one, two, three)), members(group));
    change(group, "Remove", one, three).expect(204);
    assertEquals(Set.of(two), members(group));
    assertEquals(1, entra.get("/Users/" + two).at("/groups").size());
    assertFalse(entra.get("/Users/" + one).has("/groups"));
  }

  @Test
  void members_removedByFilters() {
    String group = group();
    String one = entra.person("one");
    String two = entra.person("two");
    String three = entra.person("three");
    change(group, "Add", one, two, three).expect(204);
    entra
        .operations(
            group,
            "{\"op\": \"remove\", \"path\": \"members[value eq \\\"%s\\\"]\"}".formatted(one))
        .expect(204);
    entra
        .operations(
            group,
            "{\"op\": \"Remove\", \"path\": \"members[value eq \\\"%s\\\" or value eq \\\"%s\\\"]\"}"
                .formatted(two, one))
        .expect(204);
    assertEquals(Set.of(three), members(group));
  }

  @Test
  void members_addedAgain_changeNothing() {
    String group = group();
    String one = entra.person("one");
    Answer first = change(group, "Add", one).expect(204);
    Answer again = change(group, "Add", one).expect(204);
    assertEquals(first.tag(), again.tag());
    assertEquals(Set.of(one), members(group));
  }

  @Test
  void memberLongGone_isRemovedWithoutAComplaint() {
    String group = group();
    String one = entra.person("one");
    String gone = entra.person("gone");
    change(group, "Add", one, gone).expect(204);
    entra.delete("/Users/" + gone).expect(204);
    Answer before = entra.get(group);
    assertEquals(List.of(one), before.texts("/members", "/value"));
    change(group, "Remove", gone).expect(204);
    change(group, "Remove", "u1091").expect(204);
    entra
        .operations(
            group,
            "{\"op\": \"remove\", \"path\": \"members[value eq \\\"%s\\\"]\"}".formatted(gone))
        .expect(204);
    assertEquals(before.body(), entra.get(group).body());
  }

  @Test
  void members_allRemovedAtOnce() {
    for (String removing :
        new String[] {
          "{\"op\": \"Remove\", \"path\": \"members\"}",
          "{\"op\": \"Replace\", \"path\": \"members\", \"value\": []}",
          "{\"op\": \"Replace\", \"value\": {\"members\": []}}"
        }) {
      String group = group();
      change(
          group,
          "Add",
          entra.person("a" + removing.hashCode()),
          entra.person(removing.hashCode() + "b"));
      Answer before = entra.get(group);
      assertEquals(2, before.at("/members").size());
      Answer removed = entra.operations(group, removing).expect(204);
      assertNotEquals(before.tag(), removed.tag());
      assertTrue(entra.get(group).at("/members").isEmpty(), removing);
    }
  }

  @Test
  void deletedGroup_leavesItsMembers() {
    String group = group();
    String one = entra.person("one");
    change(group, "Add", one).expect(204);
    entra.delete(group).expect(204);
    entra.get(group).expect(404);
    change(group, "Add", one).expect(404);
    assertFalse(entra.get("/Users/" + one).expect(200).has("/groups"));
  }
}
