package dev.muster.bootstrap.dialects;

import static dev.muster.bootstrap.dialects.Conversation.ENTERPRISE_POINTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a user as Microsoft Entra ID leads it; the SCIM validator asks for the same. */
@ExtendWith(SharedMuster.class)
final class EntraUsersIT {

  private static final String NEW_USER =
      """
      {
        "schemas": [
          "urn:ietf:params:scim:schemas:core:2.0:User",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
        "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
        "userName": "Ada.Lovelace@contoso.example",
        "active": true,
        "displayName": "Ada Lovelace",
        "emails": [{"primary": true, "type": "work", "value": "Ada@contoso.example"}],
        "meta": {"resourceType": "User"},
        "name": {"formatted": "Ada Lovelace", "familyName": "Lovelace", "givenName": "Ada"},
        "roles": [],
        "title": null,
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
          "employeeNumber": "1815",
          "department": "Engines",
          "manager": "26118915-6090-4610-87e4-49d8ca9f808d"
        }
      }
      """;

  private final Conversation entra;

  EntraUsersIT(RunningMuster muster) {
    this.entra = Conversation.with(muster);
  }

  @Test
  void probe_ofAUserWhoIsNotThere_isAnEmptyList() {
    for (String filter :
        new String[] {
          "userName eq \"non-existent user\"",
          "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"",
          "emails[type eq \"work\"].value eq \"ada@contoso.example\""
        }) {
      Answer list = entra.filter("/Users", filter).expect(200);
      assertEquals("application/scim+json", list.header("Content-Type"));
      assertEquals(
          "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],"
              + "\"totalResults\":0,\"itemsPerPage\":0,\"startIndex\":1,\"Resources\":[]}",
          list.body());
    }
  }

  @Test
  void create_withTheExtension_isFoundByEveryProbe() {
    Answer created = entra.post("/Users", NEW_USER).expect(201);
    assertEquals("Ada.Lovelace@contoso.example", created.text("/userName"));
    assertEquals("Engines", created.text(ENTERPRISE_POINTER + "/department"));
    assertEquals(
        "26118915-6090-4610-87e4-49d8ca9f808d",
        created.text(ENTERPRISE_POINTER + "/manager/value"));
    assertFalse(created.has("/roles") || created.has("/title"), created.body());
    assertEquals(created.header("Location"), created.text("/meta/location"));
    for (String filter :
        new String[] {
          "userName eq \"ada.lovelace@CONTOSO.example\"",
          "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"",
          "emails[type eq \"work\"].value eq \"ada@contoso.example\"",
          "emails[type eq \"Work\" and primary eq true].value eq \"ada@contoso.example\"",
          "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\" and active eq true",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"1815\""
        }) {
      Answer list = entra.filter("/Users", filter).expect(200);
      assertEquals(1, list.total(), filter);
      assertEquals(created.json(), list.at("/Resources/0"));
    }
    assertEquals(
        0,
        entra
            .filter("/Users", "emails[type eq \"home\"].value eq \"ada@contoso.example\"")
            .total());
    assertEquals(
        0,
        entra.filter("/Users", "externalId eq \"0A21F0F2-8D2A-4F8E-BF98-7363C4AED4EF\"").total());
  }

  @Test
  void create_twice_isAConflict() {
    entra.post("/Users", NEW_USER).expect(201);
    entra.post("/Users", NEW_USER).expect(409, "uniqueness");
    entra
        .post("/Users", NEW_USER.replace("Ada.Lovelace@contoso", "ADA.LOVELACE@contoso"))
        .expect(409, "uniqueness");
  }

  @Test
  void disable_inEverySpelling_keepsTheUserInReach() {
    String user = entra.user(NEW_USER);
    String[] disabling = {
      "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}",
      "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}",
      "{\"op\": \"Replace\", \"path\": \"active\", \"value\": [{\"$ref\": null, \"value\": \"False\"}]}",
      "{\"op\": \"Add\", \"path\": \"active\", \"value\": \"false\"}",
      "{\"op\": \"replace\", \"value\": {\"active\": \"False\"}}"
    };
    for (String operation : disabling) {
      entra
          .operations(user, "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"True\"}")
          .expect(200);
      assertEquals(1, entra.filter("/Users", "active eq true").total());
      Answer disabled = entra.operations(user, operation).expect(200);
      assertTrue(disabled.at("/active").isBoolean(), disabled.body());
      assertFalse(disabled.flag("/active"));
      assertEquals(disabled.json(), entra.get(user).expect(200).json());
      assertEquals(
          1, entra.filter("/Users", "userName eq \"ada.lovelace@contoso.example\"").total());
    }
    entra.post("/Users", NEW_USER).expect(409, "uniqueness");
  }

  @Test
  void delete_afterTheSoftDelete_isForGood() {
    String user = entra.user(NEW_USER);
    entra
        .operations(user, "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}")
        .expect(200);
    assertEquals("", entra.delete(user).expect(204).body());
    entra.get(user).expect(404);
    entra.delete(user).expect(404);
    entra
        .operations(user, "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"True\"}")
        .expect(404);
    assertEquals(0, entra.filter("/Users", "active pr").total());
    entra.post("/Users", NEW_USER).expect(201);
  }

  @Test
  void rename_ofAUser_isFoundUnderTheNewNameOnly() {
    String user = entra.user(NEW_USER);
    Answer renamed =
        entra
            .operations(
                user,
                "{\"op\": \"Replace\", \"path\": \"userName\", \"value\": \"5b50642d@contoso.example\"}")
            .expect(200);
    assertEquals("5b50642d@contoso.example", renamed.text("/userName"));
    assertEquals(1, entra.filter("/Users", "userName eq \"5B50642D@contoso.example\"").total());
    assertEquals(0, entra.filter("/Users", "userName eq \"ada.lovelace@contoso.example\"").total());
  }
}
