package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.port.in.ManageTokensUseCase;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.domain.access.Scope;
import dev.muster.domain.schema.CoreSchemas;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A tenant with so many users, groups and devices, where every user is in every group. */
final class Population {

  private static final Pattern LOCATION = Pattern.compile("\"location\":\"[^\"]+/([^/\"]+)\"");

  private final int size;
  private final ScimHttp scim;
  private final ScimHttp me;
  private final List<String> users;
  private final List<String> groups;
  private final List<String> devices;

  /** The server has devices. */
  Population(RunningMuster muster, int size) {
    String tenant = "population-" + UUID.randomUUID();
    muster.directory().tenants().createTenant(tenant);
    this.size = size;
    this.scim =
        new ScimHttp(muster.scimUrl(), muster.newToken(tenant, "all", Scope.READ, Scope.WRITE));
    this.users = created("/Users", "{\"userName\": \"user-{n}\"}");
    this.groups = created("/Groups", "{\"displayName\": \"group-{n}\", \"members\": {members}}");
    this.devices = created("/Devices", "{\"serial\": \"device-{n}\"}");
    this.me =
        new ScimHttp(
            muster.scimUrl(),
            muster
                .directory()
                .tokens()
                .createToken(
                    new ManageTokensUseCase.Order(
                        tenant, "me", Set.of(Scope.READ, Scope.WRITE), null, "user-0")));
  }

  private List<String> created(String endpoint, String data) {
    String operation =
        "{\"method\": \"POST\", \"path\": \"%s\", \"bulkId\": \"{n}\", \"data\": %s}"
            .formatted(endpoint, data);
    HttpResponse<String> answer = scim.post("/Bulk", bulk(operation));
    List<String> ids =
        LOCATION.matcher(answer.body()).results().map((MatchResult id) -> id.group(1)).toList();
    assertEquals(size, ids.size(), answer.body());
    return ids;
  }

  /** Of the user for whom a token has to speak, or of anybody. */
  ScimHttp client(String path) {
    return path.equals("/Me") ? me : scim;
  }

  /** A path of the pattern. */
  String path(String pattern) {
    String first =
        switch (pattern.substring(0, Math.max(0, pattern.lastIndexOf('/')))) {
          case "/Users" -> "{user}";
          case "/Groups" -> "{group}";
          case "/Devices" -> "{device}";
          case "/GroupMembers" -> "{group}.{user}";
          case "/ResourceTypes" -> CoreSchemas.USER.name();
          case "/Schemas" -> CoreSchemas.USER.schema().id();
          default -> "";
        };
    return fill(pattern.replace("{id}", first).replace("<id>", first), 0);
  }

  /** As an address has it. */
  String query(String text) {
    return fill(text, 0).replace(" ", "%20").replace("\"", "%22");
  }

  /** The message with the operation for each of the users, groups and devices. */
  String bulk(String operation) {
    return message(
        "BulkRequest",
        IntStream.range(0, size)
            .mapToObj(n -> fill(operation, n))
            .collect(Collectors.joining(",")));
  }

  static String message(String name, String operations) {
    return "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:%s\"], \"Operations\": [%s]}"
        .formatted(name, operations);
  }

  /** The text about those of the number. */
  String fill(String text, int number) {
    String filled = text.replace("{n}", Integer.toString(number));
    if (filled.contains("{members}")) {
      filled =
          filled.replace(
              "{members}",
              users.stream()
                  .map(id -> "{\"value\": \"" + id + "\"}")
                  .collect(Collectors.joining(",", "[", "]")));
    }
    filled = filled.contains("{user}") ? filled.replace("{user}", users.get(number)) : filled;
    filled = filled.contains("{group}") ? filled.replace("{group}", groups.get(number)) : filled;
    return filled.contains("{device}") ? filled.replace("{device}", devices.get(number)) : filled;
  }
}
