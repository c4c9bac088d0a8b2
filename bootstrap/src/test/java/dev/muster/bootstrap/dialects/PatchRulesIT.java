package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which patches are refused and why, before anything is looked up; and what the others do. */
@ExtendWith(SharedMuster.class)
final class PatchRulesIT {

  private static final String ABSENT = "/00000000-0000-0000-0000-000000000000";

  private final Conversation client;

  PatchRulesIT(RunningMuster muster) {
    this.client = Conversation.with(muster);
  }

  private String user() {
    return client.user(
        """
        {"userName": "u", "name": {"givenName": "G"}, "nickName": "N",
         "emails": [{"value": "w@x", "type": "work", "primary": true},
                    {"value": "h@x", "type": "home"}]}
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          invalidSyntax | {"op":"move","path":"title","value":"x"}
          invalidSyntax | {"path":"title","value":"x"}
          invalidSyntax | {"op":5,"path":"title","value":"x"}
          invalidSyntax | "add"
          invalidPath   | {"op":"add","path":"nonsense","value":"x"}
          invalidPath   | {"op":"add","path":"name.nonsense","value":"x"}
          invalidPath   | {"op":"add","path":"","value":"x"}
          invalidPath   | {"op":"add","path":5,"value":"x"}
          invalidPath   | {"op":"add","path":"name[givenName eq \\"x\\"].familyName","value":"x"}
          invalidPath   | {"op":"replace","path":"emails[type eq \\"work\\"].nonsense","value":"x"}
          invalidPath   | {"op":"replace","path":"emails[type eq \\"work\\"","value":"x"}
          invalidPath   | {"op":"replace","value":{"nonsense":"x"}}
          invalidPath   | {"op":"replace","value":{"name.nonsense":"x"}}
          invalidPath   | {"op":"add","value":{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:nonsense":"x"}}
          invalidFilter | {"op":"replace","path":"emails[type zz \\"work\\"].value","value":"x"}
          invalidFilter | {"op":"replace","path":"emails[nonsense eq \\"work\\"].value","value":"x"}
          invalidFilter | {"op":"remove","path":"emails[]"}
          noTarget      | {"op":"remove"}
          noTarget      | {"op":"remove","value":{"title":"x"}}
          mutability    | {"op":"replace","path":"id","value":"x"}
          mutability    | {"op":"replace","path":"meta.created","value":"x"}
          mutability    | {"op":"add","path":"groups","value":[{"value":"x"}]}
          mutability    | {"op":"remove","path":"groups"}
          mutability    | {"op":"remove","path":"userName"}
          mutability    | {"op":"replace","path":"userName","value":null}
          mutability    | {"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName","value":"x"}
          invalidValue  | {"op":"add","path":"title"}
          invalidValue  | {"op":"add"}
          invalidValue  | {"op":"add","value":"x"}
          invalidValue  | {"op":"add","value":[{"title":"x"}]}
          invalidValue  | {"op":"replace","path":"active","value":"maybe"}
          invalidValue  | {"op":"replace","path":"userName","value":"  "}
          invalidValue  | {"op":"replace","path":"name","value":"x"}
          invalidValue  | {"op":"replace","path":"title","value":{"x":1}}
          invalidValue  | {"op":"add","path":"emails","value":[5]}
          invalidValue  | {"op":"add","path":"password","value":""}
          """)
  void badOperation_isRefusedWhetherTheUserIsThereOrNot(String scimType, String operation) {
    client.operations("/Users" + ABSENT, operation).expect(400, scimType);
    client.operations("/Users/nonsense", operation).expect(400, scimType);
    String user = user();
    Answer before = client.get(user);
    client
        .operations(user, "{\"op\":\"add\",\"path\":\"title\",\"value\":\"T\"}," + operation)
        .expect(400, scimType);
    assertEquals(before.body(), client.get(user).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          invalidValue | {"op":"add","path":"members","value":[{"value":"nobody"}]}
          invalidValue | {"op":"add","path":"members","value":[{"display":"x"}]}
          mutability   | {"op":"remove","path":"displayName"}
          invalidPath  | {"op":"add","path":"userName","value":"x"}
          """)
  void badOperation_onAnAbsentGroup_isRefusedFirst(String scimType, String operation) {
    client.operations("/Groups" + ABSENT, operation).expect(400, scimType);
  }

  @Test
  void goodPatch_ofAnAbsentResource_isNotFound() {
    String good = "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"x\"}";
    for (String path : List.of("/Users" + ABSENT, "/Users/nonsense", "/Groups" + ABSENT)) {
      client.operations(path, good).expect(404);
      client.operations(path, good, "If-Match", "W/\"1\"").expect(404);
    }
  }

  @Test
  void message_needsItsUrnAndOperations() {
    String user = user();
    String operation = "{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"}";
    String urn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    for (String path : List.of(user, "/Users" + ABSENT)) {
      for (String body :
          List.of(
              "{\"Operations\":[%s]}".formatted(operation),
              "{\"schemas\":[],\"Operations\":[%s]}".formatted(operation),
              "{\"schemas\":\"%s\",\"Operations\":[%s]}".formatted(urn, operation),
              "{\"schemas\":[\"%s:x\"],\"Operations\":[%s]}".formatted(urn, operation),
              "{\"schemas\":[\"%s\"]}".formatted(urn),
              "{\"schemas\":[\"%s\"],\"Operations\":[]}".formatted(urn),
              "{\"schemas\":[\"%s\"],\"Operations\":%s}".formatted(urn, operation))) {
        client.patch(path, body).expect(400, "invalidSyntax");
      }
    }
    client
        .patch(user, "{\"SCHEMAS\":[\"%s\"],\"operations\":[%s]}".formatted(urn, operation))
        .expect(200);
  }

  @Test
  void unmatchedValuePath_meansWhatTheOperationMakesOfIt() {
    String user = user();
    Answer before = client.get(user);
    Answer removed =
        client
            .operations(user, "{\"op\":\"remove\",\"path\":\"emails[type eq \\\"other\\\"]\"}")
            .expect(200);
    assertEquals(before.body(), removed.body());
    for (String path :
        List.of("emails[type eq \\\"other\\\"]", "emails[type eq \\\"other\\\"].display")) {
      String value = path.endsWith("]") ? "{\"value\":\"o@x\"}" : "\"D\"";
      client
          .operations(
              user, "{\"op\":\"replace\",\"path\":\"%s\",\"value\":%s}".formatted(path, value))
          .expect(400, "noTarget");
    }
    for (String filter :
        List.of(
            "type sw \\\"oth\\\"",
            "type eq \\\"other\\\" or type eq \\\"x\\\"",
            "not (type eq \\\"work\\\") and type eq \\\"other\\\"",
            "display pr",
            "type eq \\\"a\\\" and type eq \\\"b\\\"")) {
      client
          .operations(
              user,
              "{\"op\":\"add\",\"path\":\"emails[%s].value\",\"value\":\"o@x\"}".formatted(filter))
          .expect(400, "noTarget");
    }
    Answer added =
        client
            .operations(
                user,
                """
                {"op": "add", "value": "o@x",
                 "path": "emails[type eq \\"other\\" and display eq \\"D\\"].value"}
                """)
            .expect(200);
    assertEquals(
        "{\"type\":\"other\",\"display\":\"D\",\"value\":\"o@x\"}",
        added.at("/emails/2").toString());
  }

  @Test
  void pathlessObject_ignoresReadOnlyKeysOnly() {
    String user = user();
    Answer patched =
        client
            .operations(
                user,
                """
                {"op": "replace", "value": {
                  "id": "x", "meta": {"version": "x"}, "schemas": [], "groups": [{"value": "x"}],
                  "title": "T", "NAME.FamilyName": "F", "meta.created": "x"}}
                """)
            .expect(200);
    assertEquals("T", patched.text("/title"));
    assertEquals("F", patched.text("/name/familyName"));
    assertEquals("G", patched.text("/name/givenName"));
    assertFalse(patched.has("/groups"));
    assertTrue(user.endsWith(patched.id()));
  }

  @Test
  void patch_thatChangesNothing_leavesVersionAndDate() {
    String user = user();
    Answer before = client.get(user);
    for (String operation :
        List.of(
            "{\"op\":\"replace\",\"path\":\"nickName\",\"value\":\"N\"}",
            "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"h@x\",\"type\":\"home\"}]}",
            "{\"op\":\"remove\",\"path\":\"title\"}",
            "{\"op\":\"replace\",\"value\":{\"active\":\"True\",\"name\":{\"givenName\":\"G\"}}}",
            "{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"},{\"op\":\"remove\",\"path\":\"title\"}")) {
      Answer after = client.operations(user, operation).expect(200);
      assertEquals(before.json(), after.json(), operation);
      assertEquals(before.tag(), after.tag(), operation);
    }
  }

  @Test
  void newestPrimary_wins() {
    String user = user();
    Answer patched =
        client
            .operations(
                user,
                """
                {"op": "add", "path": "emails[type eq \\"home\\"].primary", "value": "True"},
                {"op": "add", "path": "emails", "value": [{"value": "w@x", "type": "work", "display": "W"}]}
                """)
            .expect(200);
    assertEquals(2, patched.at("/emails").size(), "pairs of type and value are there once");
    assertEquals(
        List.of("h@x"),
        patched.json().findParents("primary").stream()
            .filter(mail -> mail.at("/primary").booleanValue())
            .map(mail -> mail.at("/value").asText())
            .toList());
  }
}
