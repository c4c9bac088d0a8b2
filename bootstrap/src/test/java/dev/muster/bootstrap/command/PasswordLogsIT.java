package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.bootstrap.embedded.PreparedDataFolder;
import dev.muster.bootstrap.fixture.ScimHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process prints while passwords and tokens go by: neither. */
@BesideOthers
final class PasswordLogsIT {

  private static final String TOKEN = "operator-token-0123456789abcdefghijklmnop";
  private static final String SECRET = "s3cret-passw0rd";

  @TempDir(factory = PreparedDataFolder.class)
  private Path folder = Path.of("");

  @Test
  void output_hasNoPasswordAndNoToken() throws Exception {
    Map<String, String> settings = Map.of("MUSTER_PORT", "0", "MUSTER_TOKEN", TOKEN);
    try (MusterProcess server = MusterProcess.start(folder, settings, "serve")) {
      String line = server.awaitLine(" serves http");
      server.awaitLine("curl");
      ScimHttp scim = new ScimHttp(line.substring(line.indexOf("http")), TOKEN);
      String user = "{\"userName\":\"ada\",\"password\":\"" + SECRET + "\"}";
      HttpResponse<String> created = scim.post("/Users", user);
      assertEquals(201, created.statusCode(), created.body());
      String location = created.headers().firstValue("Location").orElseThrow();
      String patch =
          """
          {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
           "Operations": [{"op": "replace", "path": "%s", "value": "%s"}]}
          """;
      List<HttpResponse<String>> answers =
          List.of(
              scim.post("/Users", user),
              scim.post("/Users", user.replace("\"}", "")),
              scim.put(location, user),
              scim.send(
                  "PATCH",
                  location,
                  BodyPublishers.ofString(patch.formatted("password", SECRET + "2"))),
              scim.send(
                  "PATCH", location, BodyPublishers.ofString(patch.formatted(SECRET, SECRET))),
              scim.filter("password eq \"" + SECRET + "\""),
              scim.get("/Users", "Authorization", "Bearer " + SECRET));
      assertEquals(
          List.of(409, 400, 200, 200, 400, 400, 401),
          answers.stream().map(HttpResponse::statusCode).toList());
      server.terminate();
      assertEquals(143, server.awaitExit());
      for (String word : List.of(SECRET, TOKEN, "argon2id")) {
        assertFalse(server.output().contains(word), server.output());
      }
    }
  }
}
