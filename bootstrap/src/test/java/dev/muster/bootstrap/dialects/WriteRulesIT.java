package dev.muster.bootstrap.dialects;

import static dev.muster.bootstrap.dialects.Conversation.ENTERPRISE;
import static dev.muster.bootstrap.dialects.Conversation.ENTERPRISE_POINTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What POST, PUT and DELETE make of what clients send. */
@ExtendWith(SharedMuster.class)
final class WriteRulesIT {

  private final RunningMuster muster;
  private final Conversation client;

  WriteRulesIT(RunningMuster muster) {
    this.muster = muster;
    this.client = Conversation.with(muster);
  }

  @Test
  void unknownAndReadOnlyAttributes_areIgnored() {
    String body =
        """
        {"schemas": ["urn:x:unknown", "urn:ietf:params:scim:schemas:core:2.0:User"],
         "userName": "u", "nonsense": {"a": [1]}, "urn:x:unknown": {"b": 2}, "id": "mine",
         "meta": {"created": "yesterday", "version": 5}, "groups": [{"value": "g"}],
         "name": {"nonsense": 1}}
        """;
    Answer created = client.post("/Users", body).expect(201);
    Answer put = client.put("/Users/" + created.id(), body).expect(200);
    assertEquals(created.json(), put.json());
    assertFalse(created.body().contains("nonsense") || created.body().contains("unknown"));
    assertFalse(created.has("/groups") || created.has("/name"), created.body());
    client.put("/Users/" + created.id(), "{}").expect(400, "invalidValue");
  }

  @Test
  void put_clearsWhatItLeavesOutExceptActive() {
    String user =
        client.user(
            """
            {"userName": "u", "active": false, "title": "T", "externalId": "e",
             "name": {"givenName": "G", "familyName": "F"}, "emails": [{"value": "a@x"}],
             "%s": {"department": "D"}}
            """
                .formatted(ENTERPRISE));
    Answer put =
        client.put(user, "{\"userName\":\"u\",\"name\":{\"givenName\":\"H\"}}").expect(200);
    assertFalse(put.flag("/active"));
    assertEquals("{\"givenName\":\"H\"}", put.at("/name").toString());
    for (String gone : List.of("/title", "/externalId", "/emails", ENTERPRISE_POINTER)) {
      assertFalse(put.has(gone), gone);
    }
    assertEquals(put.json(), client.get(user).json());
    assertTrue(client.post("/Users", "{\"userName\":\"v\"}").expect(201).flag("/active"));
  }

  @Test
  void put_ofAGroup_leavesMembersThatItDoesNotMention() {
    String member = client.person("m");
    String group = "/Groups/" + client.group("g", member);
    for (String body :
        List.of(
            "{\"displayName\":\"h\"}",
            "{\"displayName\":\"h\",\"members\":null}",
            "{\"displayName\":\"h\",\"members\":[{\"value\":\"%s\"}]}".formatted(member))) {
      Answer put = client.put(group, body).expect(200);
      assertEquals(List.of(member), put.texts("/members", "/value"), body);
    }
    Answer emptied = client.put(group, "{\"displayName\":\"h\",\"Members\":[]}").expect(200);
    assertEquals("[]", emptied.at("/members").toString());
  }

  @Test
  void writes_thatChangeNothing_leaveVersionAndDate() {
    String member = client.person("m");
    String group = "/Groups/" + client.group("g", member);
    Answer before = client.get(group);
    Answer put =
        client
            .put(
                group,
                "{\"displayName\":\"g\",\"members\":[{\"value\":\"%s\",\"display\":\"x\"}]}"
                    .formatted(member))
            .expect(200);
    assertEquals(before.tag(), put.tag());
    assertEquals(before.text("/meta/lastModified"), put.text("/meta/lastModified"));
    Answer user = client.get("/Users/" + member);
    assertEquals(user.json(), client.put("/Users/" + member, user.body()).expect(200).json());
    client.operations(group, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"g\"}");
    assertEquals(before.tag(), client.get(group).tag());
  }

  @Test
  void duplicates_ofTypeAndValue_areStoredOnce_andOnePrimaryIsLeft() {
    Answer created =
        client
            .post(
                "/Users",
                """
                {"userName": "u", "emails": [
                  {"value": "a@x", "type": "work", "primary": true},
                  {"value": "a@x", "type": "home"},
                  {"value": "a@x", "type": "work", "display": "newest"},
                  {"value": "b@x", "primary": true},
                  {"value": "c@x", "primary": true}]}
                """)
            .expect(201);
    assertEquals(List.of("a@x", "a@x", "b@x", "c@x"), created.texts("/emails", "/value"));
    assertEquals("newest", created.text("/emails/0/display"));
    assertEquals(
        List.of("c@x"),
        created.json().findParents("primary").stream()
            .filter(mail -> mail.at("/primary").booleanValue())
            .map(mail -> mail.at("/value").asText())
            .toList());
  }

  @Test
  void canonicalValues_areNotEnforced() {
    Answer created =
        client
            .post(
                "/Users",
                "{\"userName\":\"u\",\"emails\":[{\"value\":\"a@x\",\"type\":\"school\"}]}")
            .expect(201);
    assertEquals("school", created.text("/emails/0/type"));
    assertEquals(1, client.filter("/Users", "emails[type eq \"SCHOOL\"]").total());
  }

  @Test
  void userName_isUniqueWithoutRegardToCaseOrActive_untilDeleted() {
    String user = client.user("{\"userName\":\"Straße@X\",\"active\":false}");
    client.post("/Users", "{\"userName\":\"STRAßE@x\"}").expect(409, "uniqueness");
    String other = "/Users/" + client.person("other");
    client.put(other, "{\"userName\":\"straße@x\"}").expect(409, "uniqueness");
    client
        .operations(other, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"straße@x\"}")
        .expect(409, "uniqueness");
    client.delete(user).expect(204);
    client
        .operations(other, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"straße@x\"}")
        .expect(200);
    client.post("/Users", "{\"userName\":\"other\"}").expect(201);
  }

  @Test
  void groupDisplayName_isRequiredButNotUnique_andExternalIdsMayRepeat() {
    client.post("/Groups", "{\"members\":[]}").expect(400, "invalidValue");
    client.post("/Groups", "{\"displayName\":\" \"}").expect(400, "invalidValue");
    client.post("/Groups", "{\"displayName\":\"g\",\"externalId\":\"e\"}").expect(201);
    client.post("/Groups", "{\"displayName\":\"g\",\"externalId\":\"e\"}").expect(201);
    assertEquals(2, client.filter("/Groups", "displayName eq \"G\"").total());
    assertEquals(2, client.filter("/Groups", "externalId eq \"e\"").total());
    assertEquals(0, client.filter("/Groups", "externalId eq \"E\"").total());
  }

  @Test
  void unknownMembers_areRefusedByName() {
    String own = client.person("own");
    String foreign = Conversation.with(muster).person("foreign");
    String absent = "00000000-0000-0000-0000-000000000000";
    String group = "/Groups/" + client.group("g", own);
    Answer before = client.get(group);
    for (String unknown : List.of(foreign, absent, "nonsense")) {
      String members = Conversation.values(List.of(own, unknown));
      String body = "{\"displayName\":\"h\",\"members\":[%s]}".formatted(members);
      List<Answer> refusals =
          List.of(
              client.post("/Groups", body),
              client.put(group, body),
              client.operations(
                  group, "{\"op\":\"add\",\"path\":\"members\",\"value\":[%s]}".formatted(members)),
              client.operations(group, "{\"op\":\"replace\",\"value\":%s}".formatted(body)));
      for (Answer refusal : refusals) {
        refusal.expect(400, "invalidValue");
        assertTrue(refusal.text("/detail").contains(unknown), refusal.body());
      }
    }
    assertEquals(before.body(), client.get(group).body());
    assertEquals(1, client.get("/Groups").total());
  }

  @Test
  void manager_isStoredAsSent() {
    Answer created =
        client
            .post(
                "/Users",
                "{\"userName\":\"u\",\"%s\":{\"manager\":{\"value\":\"nobody\",\"displayName\":\"x\"}}}"
                    .formatted(ENTERPRISE))
            .expect(201);
    assertEquals("{\"value\":\"nobody\"}", created.at(ENTERPRISE_POINTER + "/manager").toString());
  }

  @Test
  void malformedIds_areNotFound() {
    for (String id : List.of("1", "nonsense", "00000000-0000-0000-0000-00000000000G", "%20")) {
      for (String endpoint : List.of("/Users/", "/Groups/")) {
        client.get(endpoint + id).expect(404);
        client.delete(endpoint + id).expect(404);
        client.put(endpoint + id, "{\"userName\":\"u\",\"displayName\":\"g\"}").expect(404);
      }
    }
    client.put("/Groups/nonsense", "{}").expect(400, "invalidValue");
  }
}
