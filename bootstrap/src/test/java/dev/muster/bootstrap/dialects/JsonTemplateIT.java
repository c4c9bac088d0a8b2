package dev.muster.bootstrap.dialects;

import static dev.muster.bootstrap.dialects.Conversation.ENTERPRISE_POINTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients that fill a JSON template of the customer, as OneLogin does: what a user lacks becomes an
 * empty string or null, booleans come as text, and each update sends the whole template again.
 */
@ExtendWith(SharedMuster.class)
final class JsonTemplateIT {

  private static final String TEMPLATE =
      """
      {
        "schemas": [
          "urn:ietf:params:scim:schemas:core:2.0:User",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
          "urn:scim:schemas:extension:custom:1.0"],
        "userName": "grace@template.example",
        "externalId": "",
        "displayName": "Grace Hopper",
        "name": {"familyName": "Hopper", "givenName": "Grace", "formatted": "Grace Hopper"},
        "emails": [{"value": "grace@template.example", "type": "work", "primary": "true"}],
        "phoneNumbers": [{"value": "", "type": "work"}],
        "title": null,
        "active": "true",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
          "department": "COBOL",
          "employeeNumber": null,
          "manager": {"value": null, "displayName": null}
        },
        "urn:scim:schemas:extension:custom:1.0": {"shoe": 38}
      }
      """;

  private final Conversation client;

  JsonTemplateIT(RunningMuster muster) {
    this.client = Conversation.with(muster);
  }

  @Test
  void template_withHoles_isTaken() {
    Answer created = client.post("/Users", TEMPLATE).expect(201);
    assertTrue(created.at("/active").isBoolean() && created.flag("/active"));
    assertTrue(created.at("/emails/0/primary").isBoolean(), created.body());
    assertEquals("COBOL", created.text(ENTERPRISE_POINTER + "/department"));
    assertFalse(created.has(ENTERPRISE_POINTER + "/manager"), created.body());
    assertFalse(created.has("/title"), created.body());
    assertFalse(created.body().contains("custom"), "unknown extensions are dropped");
    assertEquals(1, client.filter("/Users", "userName eq \"grace@template.example\"").total());
  }

  @Test
  void template_putAgain_changesNothing() {
    Answer created = client.post("/Users", TEMPLATE).expect(201);
    Answer again = client.put("/Users/" + created.id(), TEMPLATE).expect(200);
    assertEquals(created.json(), again.json());
  }

  @Test
  void suspension_byPatchAndPut_switchesActiveOff() {
    String user = client.user(TEMPLATE);
    Answer patched =
        client
            .operations(user, "{\"op\": \"replace\", \"path\": \"active\", \"value\": \"false\"}")
            .expect(200);
    assertFalse(patched.flag("/active"));
    Answer put =
        client
            .put(user, TEMPLATE.replace("\"active\": \"true\"", "\"active\": \"false\""))
            .expect(200);
    assertEquals(patched.tag(), put.tag());
  }

  @Test
  void groups_areListedAndJoinedOneByOne() {
    String user = client.person("grace@template.example");
    String group = client.group("Admirals");
    Answer list = client.get("/Groups?attributes=id,displayName&count=1000").expect(200);
    assertEquals(List.of("Admirals"), list.texts("/Resources", "/displayName"));
    assertFalse(list.has("/Resources/0/members"), list.body());
    client
        .operations(
            "/Groups/" + group,
            "{\"op\": \"add\", \"path\": \"members\", \"value\": {\"value\": \"%s\"}}"
                .formatted(user))
        .expect(204);
    assertEquals("Admirals", client.get("/Users/" + user).text("/groups/0/display"));
    client
        .operations(
            "/Groups/" + group,
            "{\"op\": \"remove\", \"path\": \"members\", \"value\": [\"%s\"]}".formatted(user))
        .expect(204);
    assertFalse(client.get("/Users/" + user).has("/groups"));
  }
}
