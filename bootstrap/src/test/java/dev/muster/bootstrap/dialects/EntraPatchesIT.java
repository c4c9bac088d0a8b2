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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changes to users as Microsoft Entra ID sends them, with and without its flag aadOptscim062020.
 */
@ExtendWith(SharedMuster.class)
final class EntraPatchesIT {

  private static final String MANAGER =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

  private final Conversation entra;

  EntraPatchesIT(RunningMuster muster) {
    this.entra = Conversation.with(muster);
  }

  private String userWithoutAnything() {
    return entra.user("{\"userName\":\"bare\"}");
  }

  private String userWithMail() {
    return entra.user(
        """
        {"userName": "full", "name": {"givenName": "G", "familyName": "F"},
         "emails": [{"type": "work", "value": "old@contoso.example", "primary": true},
                    {"type": "home", "value": "home@contoso.example"}]}
        """);
  }

  @Test
  void add_ofAWorkMailThatIsNotThere_createsIt() {
    String user = userWithoutAnything();
    Answer added =
        entra
            .operations(
                user,
                """
                {"op": "Add", "path": "emails[type eq \\"work\\"].value", "value": "new@contoso.example"},
                {"op": "Add", "path": "addresses[type eq \\"work\\"].country", "value": "ML"},
                {"op": "Add", "path": "phoneNumbers[type eq \\"mobile\\"].value", "value": "1"}
                """)
            .expect(200);
    assertEquals("new@contoso.example", added.text("/emails/0/value"));
    assertEquals("work", added.text("/emails/0/type"));
    assertEquals("ML", added.text("/addresses/0/country"));
    assertEquals("work", added.text("/addresses/0/type"));
    assertEquals("mobile", added.text("/phoneNumbers/0/type"));
    assertEquals(
        1,
        entra
            .filter("/Users", "emails[type eq \"work\"].value eq \"NEW@contoso.example\"")
            .total());
  }

  @Test
  void add_ofARoleThatIsPrimaryAsText_createsIt() {
    Answer added =
        entra
            .operations(
                userWithoutAnything(),
                """
                {"op": "Add", "path": "roles[primary eq \\"True\\"].value", "value": "admin"}
                """)
            .expect(200);
    assertEquals("admin", added.text("/roles/0/value"));
    assertTrue(added.at("/roles/0/primary").isBoolean(), added.body());
  }

  @Test
  void replace_ofAWorkMailThatIsNotThere_hasNoTarget() {
    String user = userWithoutAnything();
    Answer before = entra.get(user);
    entra
        .operations(
            user,
            """
            {"op": "Replace", "path": "displayName", "value": "D"},
            {"op": "Replace", "path": "emails[type eq \\"work\\"].value", "value": "n@contoso.example"}
            """)
        .expect(400, "noTarget");
    assertEquals(before.body(), entra.get(user).body(), "all operations or none");
  }

  @Test
  void replace_ofSeveralAttributes_inOperationsOfTheirOwn() {
    Answer replaced =
        entra
            .operations(
                userWithMail(),
                """
                {"op": "Replace", "path": "displayName", "value": "Pvlo"},
                {"op": "Replace", "path": "emails[type eq \\"work\\"].value", "value": "Upd@contoso.example"},
                {"op": "Replace", "path": "name.givenName", "value": "Gtfd"},
                {"op": "Replace", "path": "externalId", "value": "Eqpj"},
                {"op": "Add", "path": "nickName", "value": "Babs"},
                {"op": "Replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber", "value": "7"},
                {"op": "Replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:title", "value": "T"}
                """)
            .expect(200);
    assertEquals("Pvlo", replaced.text("/displayName"));
    assertEquals(
        List.of("Upd@contoso.example", "home@contoso.example"),
        replaced.texts("/emails", "/value"));
    assertTrue(replaced.flag("/emails/0/primary"));
    assertEquals("Gtfd", replaced.text("/name/givenName"));
    assertEquals("F", replaced.text("/name/familyName"));
    assertEquals("Eqpj", replaced.text("/externalId"));
    assertEquals("Babs", replaced.text("/nickName"));
    assertEquals("7", replaced.text(ENTERPRISE_POINTER + "/employeeNumber"));
    assertEquals("T", replaced.text("/title"));
    assertEquals(1, entra.filter("/Users", "externalId eq \"Eqpj\"").total());
  }

  @Test
  void replace_ofSeveralAttributes_asKeysOfOneObject() {
    Answer replaced =
        entra
            .operations(
                userWithMail(),
                """
                {"op": "replace", "value": {
                  "displayName": "Bjfe",
                  "name.givenName": "Kkom",
                  "name.Formatted": "Kkom F",
                  "emails[type eq \\"work\\"].Value": "upd@contoso.example",
                  "emails[type eq \\"work\\"].primary": "False",
                  "id": "ignored",
                  "meta": {"resourceType": "User"},
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Dep",
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"division": "Div"},
                  "urn:ietf:params:scim:schemas:core:2.0:User:nickName": "N"
                }}
                """)
            .expect(200);
    assertEquals("Bjfe", replaced.text("/displayName"));
    assertEquals("Kkom", replaced.text("/name/givenName"));
    assertEquals("Kkom F", replaced.text("/name/formatted"));
    assertEquals("F", replaced.text("/name/familyName"));
    assertEquals("upd@contoso.example", replaced.text("/emails/0/value"));
    assertFalse(replaced.flag("/emails/0/primary"));
    assertEquals("Dep", replaced.text(ENTERPRISE_POINTER + "/department"));
    assertEquals("Div", replaced.text(ENTERPRISE_POINTER + "/division"));
    assertEquals("N", replaced.text("/nickName"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"26118915\"",
        "{\"value\": \"26118915\"}",
        "{\"Value\": \"26118915\", \"displayName\": \"Boss\"}",
        "[{\"$ref\": null, \"value\": \"26118915\"}]",
        "{\"$ref\": null, \"value\": \"26118915\"}"
      })
  void manager_inEverySpelling_isSetAndRemoved(String value) {
    String user = userWithoutAnything();
    for (String op : new String[] {"Add", "Replace"}) {
      String operation = "{\"op\": \"%s\", \"path\": \"%s\", \"value\": ".formatted(op, MANAGER);
      Answer set = entra.operations(user, operation + value + "}").expect(200);
      assertEquals("26118915", set.text(ENTERPRISE_POINTER + "/manager/value"));
      assertEquals(2, set.at("/schemas").size(), set.body());
      Answer removed = entra.operations(user, operation + "\"\"}").expect(200);
      assertFalse(removed.has(ENTERPRISE_POINTER), removed.body());
      assertEquals(1, removed.at("/schemas").size(), removed.body());
    }
  }

  @Test
  void manager_isRemovedByPathAndByNull() {
    String user = userWithoutAnything();
    for (String removing :
        new String[] {
          "{\"op\": \"Remove\", \"path\": \"%s\"}",
          "{\"op\": \"Remove\", \"path\": \"%s\", \"value\": {\"value\": \"26118915\"}}",
          "{\"op\": \"Remove\", \"path\": \"%s.value\"}",
          "{\"op\": \"Replace\", \"path\": \"%s\", \"value\": null}"
        }) {
      entra
          .operations(
              user,
              "{\"op\": \"Add\", \"path\": \"%s.Value\", \"value\": \"26118915\"}"
                  .formatted(MANAGER))
          .expect(200);
      Answer removed = entra.operations(user, removing.formatted(MANAGER)).expect(200);
      assertFalse(removed.has(ENTERPRISE_POINTER), removing);
    }
  }

  @Test
  void remove_inEveryShape_takesWhatItNames() {
    String user = userWithMail();
    Answer removed =
        entra
            .operations(
                user,
                """
                {"op": "Remove", "path": "emails[type eq \\"work\\"].value"},
                {"op": "Remove", "path": "name.familyName"},
                {"op": "Remove", "path": "nickName"},
                {"op": "Remove", "path": "phoneNumbers[type eq \\"fax\\"].value"},
                {"op": "remove", "path": "emails[type eq \\"home\\"]"}
                """)
            .expect(200);
    assertFalse(removed.body().contains("contoso.example"), removed.body());
    assertFalse(removed.has("/name/familyName"));
    assertEquals("G", removed.text("/name/givenName"));
    entra
        .operations(user, "{\"op\": \"Remove\", \"path\": \"userName\"}")
        .expect(400, "mutability");
  }
}
