package dev.muster.bootstrap.dialects;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** An identity provider that talks to a tenant. */
final class Conversation {

  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  /** The name of the extension as a part of a JSON pointer. */
  static final String ENTERPRISE_POINTER = "/" + ENTERPRISE;

  private final ScimHttp http;

  Conversation(ScimHttp http) {
    this.http = http;
  }

  /** With a tenant of its own. */
  static Conversation with(RunningMuster muster) {
    return new Conversation(muster.newClient());
  }

  Answer get(String path, String... headers) {
    return new Answer(http.get(path, headers));
  }

  Answer post(String path, String json, String... headers) {
    return new Answer(http.post(path, json, headers));
  }

  Answer put(String path, String json, String... headers) {
    return new Answer(http.put(path, json, headers));
  }

  /** A PATCH with a whole message. */
  Answer patch(String path, String json, String... headers) {
    return new Answer(http.send("PATCH", path, BodyPublishers.ofString(json), headers));
  }

  /** A PATCH with operations, the URN added. */
  Answer operations(String path, String operations, String... headers) {
    return patch(
        path,
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
            + operations
            + "]}",
        headers);
  }

  Answer delete(String path, String... headers) {
    return new Answer(http.delete(path, headers));
  }

  /** The list at an endpoint with a filter. */
  Answer filter(String endpoint, String filter) {
    return get(endpoint + "?filter=" + ScimHttp.encode(filter));
  }

  /** Creates a user and returns its path. */
  String user(String json) {
    return "/Users/" + post("/Users", json).expect(201).id();
  }

  /** Creates a user who has nothing but a name, and returns its id. */
  String person(String userName) {
    return post("/Users", "{\"userName\":\"" + userName + "\"}").expect(201).id();
  }

  /** Creates a group with these members and returns its id. */
  String group(String displayName, Collection<String> members) {
    return post(
            "/Groups",
            "{\"displayName\":\"%s\",\"members\":[%s]}".formatted(displayName, values(members)))
        .expect(201)
        .id();
  }

  String group(String displayName, String... members) {
    return group(displayName, List.of(members));
  }

  /** Ids as complex values in JSON, without the brackets of the list. */
  static String values(Collection<String> ids) {
    return ids.stream().map(id -> "{\"value\":\"" + id + "\"}").collect(Collectors.joining(","));
  }
}
