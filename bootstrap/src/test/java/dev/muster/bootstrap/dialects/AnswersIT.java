package dev.muster.bootstrap.dialects;

import static dev.muster.bootstrap.dialects.Conversation.ENTERPRISE;
import static dev.muster.bootstrap.dialects.Conversation.ENTERPRISE_POINTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shape of answers: headers, lists, schemas, what is always returned and what never. */
@ExtendWith(SharedMuster.class)
final class AnswersIT {

  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

  private final RunningMuster muster;
  private final Conversation client;

  AnswersIT(RunningMuster muster) {
    this.muster = muster;
    this.client = Conversation.with(muster);
  }

  private static void assertDescribed(Answer answer, String path) {
    String location = answer.header("Location");
    assertTrue(location.endsWith("/scim/v2" + path), location);
    assertEquals(location, answer.header("Content-Location"));
    assertEquals(location, answer.text("/meta/location"));
    assertEquals(answer.tag(), answer.text("/meta/version"));
    assertTrue(answer.tag().matches("W/\"[0-9]+(-[0-9a-f]+)?\""), answer.tag());
    assertEquals("application/scim+json", answer.header("Content-Type"));
  }

  @Test
  void singleResources_sayWhereTheyAreAndInWhichVersion() {
    Answer user = client.post("/Users", "{\"userName\":\"ada\"}").expect(201);
    String path = "/Users/" + user.id();
    assertDescribed(user, path);
    assertDescribed(client.get(path).expect(200), path);
    assertDescribed(client.get(path + "?attributes=meta").expect(200), path);
    assertDescribed(client.put(path, "{\"userName\":\"ada\",\"title\":\"T\"}").expect(200), path);
    assertDescribed(
        client.operations(path, "{\"op\":\"add\",\"path\":\"title\",\"value\":\"U\"}").expect(200),
        path);
    Answer group = client.post("/Groups", "{\"displayName\":\"g\"}").expect(201);
    assertDescribed(group, "/Groups/" + group.id());
    assertDescribed(client.get("/Groups/" + group.id()).expect(200), "/Groups/" + group.id());
    Answer member = client.get(path);
    client.operations(
        "/Groups/" + group.id(),
        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}"
            .formatted(user.id()));
    assertDescribed(member, path);
    assertDescribed(client.get(path), path);
  }

  @Test
  void lists_carryTheTagOfEachResource() {
    String user = client.person("ada");
    client.group("g", user);
    for (String query : List.of("/Users", "/Users?attributes=groups,meta", "/Groups")) {
      JsonNode first = client.get(query).expect(200).at("/Resources/0");
      String location = first.at("/meta/location").asText();
      assertEquals(client.get(location).tag(), first.at("/meta/version").asText(), query);
    }
    String narrow = client.get("/Users?attributes=meta").text("/Resources/0/meta/version");
    assertEquals(client.get("/Users/" + user + "?attributes=meta").tag(), narrow);
  }

  @Test
  void requests_mayComeAsApplicationJson() {
    for (String type :
        List.of("application/json", "application/json; charset=utf-8", "application/scim+json")) {
      assertEquals(
          "application/scim+json",
          client
              .post("/Users", "{\"userName\":\"" + type + "\"}", "Content-Type", type)
              .expect(201)
              .header("Content-Type"));
    }
  }

  @Test
  void withoutAToken_theClientHearsHow() {
    for (String token : List.of("", "nonsense")) {
      Conversation stranger = new Conversation(new ScimHttp(muster.scimUrl(), token));
      for (String path : List.of("", "/", "/Users", "/Me", "/Schemas", "/nonsense")) {
        Answer refused = stranger.get(path).expect(401);
        assertTrue(refused.header("WWW-Authenticate").startsWith("Bearer"), refused.body());
        assertEquals("401", refused.text("/status"));
      }
    }
  }

  @Test
  void schemas_areThoseOfTheDataPresent() {
    String user = client.user("{\"userName\":\"ada\",\"schemas\":[\"%s\"]}".formatted(ENTERPRISE));
    assertEquals("[\"%s\"]".formatted(CORE), client.get(user).at("/schemas").toString());
    Answer extended =
        client
            .operations(
                user,
                "{\"op\":\"add\",\"path\":\"%s:costCenter\",\"value\":\"c\"}".formatted(ENTERPRISE))
            .expect(200);
    assertEquals("[\"%s\",\"%s\"]".formatted(CORE, ENTERPRISE), extended.at("/schemas").toString());
    Answer narrow = client.get(user + "?attributes=userName").expect(200);
    assertEquals("[\"%s\"]".formatted(CORE), narrow.at("/schemas").toString());
    Answer inferred =
        client
            .post(
                "/Users",
                "{\"userName\":\"b\",\"%s\":{\"costCenter\":\"c\"}}".formatted(ENTERPRISE))
            .expect(201);
    assertEquals("c", inferred.text(ENTERPRISE_POINTER + "/costCenter"));
  }

  @Test
  void alwaysReturned_survivesEveryProjection() {
    String user = client.user("{\"userName\":\"ada\",\"displayName\":\"A\",\"password\":\"pw\"}");
    for (String query :
        List.of(
            "?excludedAttributes=id,schemas,userName,meta",
            "?attributes=displayName",
            "?attributes=nonsense",
            "?attributes=password,displayName",
            "?excludedAttributes=" + ENTERPRISE + ",ID")) {
      Answer answer = client.get(user + query).expect(200);
      assertTrue(answer.has("/id") && answer.has("/schemas"), query + answer.body());
      assertFalse(answer.has("/password"), query);
    }
    assertFalse(client.get(user + "?excludedAttributes=meta").has("/meta"));
    assertFalse(client.get(user + "?attributes=displayName").has("/userName"));
  }

  @Test
  void projections_holdForEveryKindOfAnswer() {
    String query = "?attributes=displayName";
    String body = "{\"userName\":\"ada\",\"displayName\":\"A\",\"title\":\"T\"}";
    Answer created = client.post("/Users" + query, body).expect(201);
    String path = "/Users/" + created.id();
    for (Answer answer :
        List.of(
            created,
            client.get(path + query),
            client.put(path + query, body),
            client.operations(
                path + query, "{\"op\":\"add\",\"path\":\"title\",\"value\":\"U\"}"))) {
      assertEquals("A", answer.text("/displayName"));
      assertFalse(answer.has("/title") || answer.has("/userName"), answer.body());
      assertFalse(answer.header("Location").isEmpty());
    }
    JsonNode listed = client.get("/Users" + query).at("/Resources/0");
    assertEquals(client.get(path + query).json(), listed);
  }

  @Test
  void emptyGroup_answersWithEmptyMembers() {
    Answer created = client.post("/Groups", "{\"displayName\":\"g\"}").expect(201);
    String path = "/Groups/" + created.id();
    for (JsonNode group :
        List.of(
            created.json(),
            client.get(path).json(),
            client.get(path + "?attributes=members").json(),
            client.get("/Groups").at("/Resources/0"),
            client.get("/Groups?attributes=members").at("/Resources/0"),
            client.put(path, "{\"displayName\":\"h\"}").json())) {
      assertEquals("[]", group.at("/members").toString(), group.toString());
    }
  }

  @Test
  void discovery_ignoresParametersButRefusesFilters() {
    for (String path : List.of("/Schemas", "/ResourceTypes", "/ServiceProviderConfig")) {
      client.get(path + "?attributes=x&excludedAttributes=y&count=0&sortBy=nonsense").expect(200);
      client.post(path, "{}").expect(405);
      assertTrue(client.delete(path).expect(405).header("Allow").contains("GET"), path);
    }
    client.get("/Schemas?filter=id+pr").expect(403);
    client.get("/ResourceTypes?filter=id+pr").expect(403);
    assertTrue(client.get("/Schemas?count=0").at("/Resources").size() >= 3);
  }
}
