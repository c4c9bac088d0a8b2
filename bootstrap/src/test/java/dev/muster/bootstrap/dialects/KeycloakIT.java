package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Keycloak with its SCIM extension: whole resources by PUT with id and meta.location, e-mails and
 * roles without a type, relative references, application/json; imports by paging through all.
 */
@ExtendWith(SharedMuster.class)
final class KeycloakIT {

  private static final String JSON = "application/json; charset=UTF-8";

  private final Conversation keycloak;

  KeycloakIT(RunningMuster muster) {
    this.keycloak = Conversation.with(muster);
  }

  private static String user(String id, String role) {
    return """
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
          %s
          "externalId": "9d2b3c1e-7d0c-4a7e-9a3d-000000000001",
          "userName": "alice",
          "displayName": "Alice Liddell",
          "active": true,
          "emails": [{"value": "alice@example.org", "primary": true}],
          "roles": [%s]
        }
        """
        .formatted(
            id.isEmpty()
                ? ""
                : "\"id\": \"%s\", \"meta\": {\"location\": \"Users/%s\"},".formatted(id, id),
            role.isEmpty() ? "" : "{\"value\": \"" + role + "\"}");
  }

  @Test
  void user_isCreatedReplacedAndDeleted() {
    Answer created =
        keycloak.post("/Users", user("", ""), "Content-Type", JSON, "Accept", JSON).expect(201);
    assertEquals("application/scim+json", created.header("Content-Type"));
    String path = "/Users/" + created.id();
    Answer same = keycloak.put(path, user(created.id(), ""), "Content-Type", JSON).expect(200);
    assertEquals(created.json(), same.json(), "nothing changed");
    Answer withRole =
        keycloak.put(path, user(created.id(), "reader"), "Content-Type", JSON).expect(200);
    assertEquals("reader", withRole.text("/roles/0/value"));
    assertEquals(created.header("Location"), withRole.text("/meta/location"));
    assertFalse(keycloak.put(path, user(created.id(), ""), "Content-Type", JSON).has("/roles"));
    keycloak.delete(path, "Content-Type", JSON).expect(204);
    keycloak.put(path, user(created.id(), ""), "Content-Type", JSON).expect(404);
  }

  @Test
  void group_withRelativeReferences_isReplacedByPut() {
    String one = keycloak.person("one");
    String two = keycloak.person("two");
    String body =
        """
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], %s
         "externalId": "5f1c", "displayName": "realm-group", "members": [%s]}
        """;
    String member = "{\"value\": \"%s\", \"$ref\": \"Users/%s\"}";
    Answer created =
        keycloak
            .post("/Groups", body.formatted("", member.formatted(one, one)), "Content-Type", JSON)
            .expect(201);
    assertEquals(List.of(one), created.texts("/members", "/value"));
    String id = "\"id\": \"%s\",".formatted(created.id());
    String both = member.formatted(one, one) + "," + member.formatted(two, two);
    Answer replaced =
        keycloak
            .put("/Groups/" + created.id(), body.formatted(id, both), "Content-Type", JSON)
            .expect(200);
    assertEquals(2, replaced.at("/members").size());
    for (String ref : replaced.texts("/members", "/$ref")) {
      assertEquals(200, keycloak.get(ref).status(), "references are absolute: " + ref);
    }
  }

  /** The extension leaves members out of a group that has none: such a group stays as it is. */
  @Test
  void group_withoutMembersInThePut_keepsThem() {
    String one = keycloak.person("one");
    String group = "/Groups/" + keycloak.group("realm-group", one);
    Answer replaced =
        keycloak.put(group, "{\"displayName\": \"renamed\", \"externalId\": \"5f1c\"}").expect(200);
    assertEquals("renamed", replaced.text("/displayName"));
    assertEquals(List.of(one), replaced.texts("/members", "/value"));
  }

  @Test
  void importOfAll_bySearchMessages_seesEveryone() {
    for (int i = 0; i < 7; i++) {
      keycloak.person("user" + i);
    }
    int seen = 0;
    while (seen < 7) {
      Answer page =
          keycloak
              .post(
                  "/Users/.search",
                  """
                  {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                   "startIndex": %d, "count": 3}
                  """
                      .formatted(seen + 1),
                  "Content-Type",
                  JSON)
              .expect(200);
      assertEquals(7, page.total());
      seen += page.at("/Resources").size();
    }
    assertEquals(7, seen);
  }
}
