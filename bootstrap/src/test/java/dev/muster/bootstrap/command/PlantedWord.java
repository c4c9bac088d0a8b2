package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.bootstrap.fixture.ScimHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A word that a client sends wherever it can put one. */
final class PlantedWord {

  /** In lower case, and nowhere else. */
  static final String WORD = "planted" + Long.toHexString(System.nanoTime());

  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  private static final String BULK = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

  private final String token;
  private final List<HttpResponse<String>> answers = new ArrayList<>();

  /**
   * @param token of a tenant without users
   */
  PlantedWord(String token) {
    this.token = token;
  }

  /** Asks a server for things that it does, and for things that it refuses. */
  void sendEverywhere(String scimUrl) {
    ScimHttp scim = new ScimHttp(scimUrl, token);
    String user = write(scim);
    read(scim, user);
    ask(scim);
    bulk(scim, user);
    misuse(scim, scimUrl);
  }

  List<HttpResponse<String>> answers() {
    return answers;
  }

  /** Sees to it that the server understood the request as it was meant. */
  HttpResponse<String> note(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer::body);
    answers.add(answer);
    return answer;
  }

  static String user(String name) {
    return """
        {"userName": "%1$s%2$s", "externalId": "%2$s", "displayName": "%2$s", "title": "%2$s",
         "name": {"givenName": "%2$s", "familyName": "%2$s"}, "nickName": "%2$s",
         "password": "%2$s-%2$s", "emails": [{"value": "%2$s@%2$s.example", "type": "%2$s"}],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "%2$s"}}
        """
        .formatted(name, WORD);
  }

  private static String patch(String operations) {
    return "{\"schemas\": [\"" + PATCH + "\"], \"Operations\": [" + operations + "]}";
  }

  private String write(ScimHttp scim) {
    HttpResponse<String> created = note(201, scim.post("/Users", user("")));
    String location = created.headers().firstValue("Location").orElseThrow();
    String id = location.substring(location.lastIndexOf('/') + 1);
    note(409, scim.post("/Users", user("")));
    note(201, scim.post("/Users", user("second-")));
    note(200, scim.put("/Users/" + id, user("")));
    note(412, scim.put("/Users/" + id, user(""), "If-Match", "\"" + WORD + "\""));
    for (String operation :
        List.of(
            "'op': 'replace', 'path': 'emails[value eq \"W@W.example\"].display', 'value': 'W'",
            "'op': 'add', 'path': 'phoneNumbers[type eq \"W\"].value', 'value': 'W'",
            "'op': 'replace', 'value': {'title': 'W', 'nickName': 'W again'}")) {
      note(200, patch(scim, id, operation));
    }
    for (String operation :
        List.of(
            "'op': 'replace', 'path': 'W', 'value': 'W'",
            "'op': 'W', 'path': 'title', 'value': 'W'",
            "'op': 'replace', 'path': 'emails[W eq \"W\"]', 'value': 'W'",
            "'op': 'replace', 'path': 'emails[value eq \"W\"', 'value': 'W'",
            "'op': 'replace', 'path': 'active', 'value': 'W'")) {
      note(400, patch(scim, id, operation));
    }
    note(201, scim.post("/Groups", group(id)));
    note(400, scim.post("/Groups", group(WORD)));
    return id;
  }

  private static HttpResponse<String> patch(ScimHttp scim, String id, String operation) {
    String body =
        patch("{" + operation.replace("\"", "\\\"").replace('\'', '"').replace("W", WORD) + "}");
    return scim.send("PATCH", "/Users/" + id, BodyPublishers.ofString(body));
  }

  private static String group(String member) {
    return "{\"displayName\": \"%s\", \"members\": [{\"value\": \"%s\"}]}".formatted(WORD, member);
  }

  private void read(ScimHttp scim, String id) {
    note(200, scim.get("/Users/" + id));
    note(200, scim.get("/Users/" + id));
    note(404, scim.get("/Users/" + WORD));
    note(404, scim.delete("/Users/" + WORD));
    note(404, scim.get("/GroupMembers/" + WORD));
    note(404, scim.get("/" + WORD));
    note(404, scim.get("/" + WORD, "Sec-WebSocket-Version", "13"));
    note(404, scim.get("/Schemas/" + WORD));
  }

  private void ask(ScimHttp scim) {
    for (String filter :
        List.of(
            "userName eq \"W\"",
            "userName co \"W\"",
            "emails.value sw \"W\"",
            "emails[type eq \"W\" and value ew \"example\"]",
            "not (title eq \"W\") or externalId eq \"W\"")) {
      String filled = filter.replace("W", WORD);
      note(200, scim.filter(filled));
      String body = "{\"filter\": \"" + filled.replace("\"", "\\\"") + "\"}";
      note(200, scim.post("/Users/.search", body));
      note(200, scim.post("/.search", body));
      note(200, scim.get("?filter=" + ScimHttp.encode(filled)));
    }
    for (String filter :
        List.of("userName zz \"W\"", "W eq \"W\"", "userName eq \"W", "active gt \"W\"", "W")) {
      note(400, scim.filter(filter.replace("W", WORD)));
    }
    String member = ScimHttp.encode("group.value eq \"" + WORD + "\"");
    note(200, scim.get("/GroupMembers?filter=" + member));
    note(200, scim.get("/Groups?filter=" + ScimHttp.encode("displayName eq \"" + WORD + "\"")));
    note(200, scim.get("/Users?" + WORD + "=" + WORD));
    for (String query : List.of("sortBy", "cursor", "startIndex", "count")) {
      note(400, scim.get("/Users?" + query + "=" + WORD));
    }
    answers.add(scim.get("/Users?attributes=" + WORD));
  }

  private void bulk(ScimHttp scim, String id) {
    String operations =
        """
        {"method": "POST", "path": "/Users", "bulkId": "W", "data": {"userName": "bulk-W"}},
        {"method": "POST", "path": "/Groups", "bulkId": "W-2",
         "data": {"displayName": "W", "members": [{"value": "bulkId:W"}]}},
        {"method": "PATCH", "path": "/Users/ID",
         "data": {"schemas": ["PATCH"], "Operations": [
           {"op": "replace", "path": "emails[value eq \\"W\\"].type", "value": "W"}]}},
        {"method": "PUT", "path": "/Users/W", "data": {"userName": "W"}},
        {"method": "DELETE", "path": "/W/W"},
        {"method": "POST", "path": "/Users", "bulkId": "W-3", "data": {"userName": "W"}}
        """;
    String body = "{\"schemas\": [\"" + BULK + "\"], \"Operations\": [" + operations + "]}";
    note(
        200,
        scim.post(
            "/Bulk",
            body.replace("PATCH\"]", PATCH + "\"]").replace("W", WORD).replace("ID\"", id + "\"")));
  }

  private void misuse(ScimHttp scim, String url) {
    note(401, new ScimHttp(url, WORD).get("/Users"));
    note(400, scim.post("/Users", "{\"userName\": \"" + WORD));
    note(400, scim.post("/Users", "{\"userName\": {\"" + WORD + "\": 1}}"));
    note(415, scim.post("/Users", user(""), "Content-Type", "text/" + WORD));
    note(
        200,
        scim.get(
            "/Users",
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "tracestate",
            WORD + "=" + WORD,
            "baggage",
            WORD + "=" + WORD));
    note(
        200,
        scim.get(
            "/Users",
            "X-Request-Id",
            WORD + " " + WORD,
            "traceparent",
            WORD,
            "User-Agent",
            WORD,
            "Accept",
            WORD + "/" + WORD,
            "X-Forwarded-For",
            WORD,
            "Forwarded",
            "for=" + WORD,
            "Accept-Language",
            WORD));
    answers.add(scim.send(WORD.toUpperCase(Locale.ROOT), "/Users", BodyPublishers.noBody()));
    answers.add(scim.get("/Users/%00" + WORD));
    answers.add(scim.get("/Users/" + WORD + "%2f" + WORD));
  }
}
