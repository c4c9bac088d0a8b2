package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.bootstrap.embedded.PreparedDataFolder;
import dev.muster.bootstrap.fixture.ScimHttp;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serving, stopping and coming back, as a newcomer and as an operator would see it. */
@BesideOthers
final class ServeProcessIT {

  private static final String TOKEN = "operator-token-0123456789abcdefghijklmnop";
  private static final Map<String, String> SETTINGS =
      Map.of("MUSTER_PORT", "0", "MUSTER_TOKEN", TOKEN);

  @TempDir(factory = PreparedDataFolder.class)
  private Path folder = Path.of("");

  private static ScimHttp client(MusterProcess server, String token) throws Exception {
    String line = server.awaitLine(" serves http");
    server.awaitLine("curl");
    return new ScimHttp(line.substring(line.indexOf("http")), token);
  }

  @Test
  void firstStart_printsATokenThatWorks_laterOnesPrintNone(@TempDir Path empty) throws Exception {
    Map<String, String> settings = Map.of("MUSTER_PORT", "0");
    String token;
    try (MusterProcess first = MusterProcess.start(empty, settings, "serve")) {
      token = first.awaitLine("  mst_").strip();
      ScimHttp scim = client(first, token);
      assertEquals(201, scim.post("/Users", "{\"userName\":\"ada\"}").statusCode());
      first.terminate();
      first.awaitExit();
    }
    assertFalse(Files.exists(empty.resolve("postgresql/postmaster.pid")));
    try (MusterProcess second = MusterProcess.start(empty, settings, "serve")) {
      ScimHttp scim = client(second, token);
      assertTrue(scim.filter("userName eq \"ADA\"").body().contains("\"totalResults\":1,"));
      assertFalse(second.output().contains("mst_"), second.output());
    }
  }

  @Test
  void killedOrTerminated_losesNoAcknowledgedUser() throws Exception {
    Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    for (int round = 0; round < 2; round++) {
      try (MusterProcess server = MusterProcess.start(folder, SETTINGS, "serve")) {
        ScimHttp scim = client(server, TOKEN);
        AtomicBoolean stopped = new AtomicBoolean();
        int base = round * 100_000;
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
          for (int client = 0; client < 4; client++) {
            int from = base + client * 10_000;
            var _ = clients.submit(() -> createUntilItEnds(scim, from, acknowledged, stopped));
          }
          while (acknowledged.size() < (round + 1) * 300) {
            assertTrue(server.isAlive(), server.output());
            Thread.sleep(1);
          }
          if (round == 0) {
            server.kill();
          } else {
            server.terminate();
          }
          server.awaitExit();
          stopped.set(true);
        }
      }
    }
    try (MusterProcess server = MusterProcess.start(folder, SETTINGS, "serve")) {
      ScimHttp scim = client(server, TOKEN);
      for (int number : acknowledged) {
        String found = scim.filter("userName eq \"user" + number + "\"").body();
        assertTrue(found.contains("\"totalResults\":1,"), "lost user" + number);
      }
    }
  }

  private static void createUntilItEnds(
      ScimHttp scim, int from, Set<Integer> acknowledged, AtomicBoolean stopped) {
    for (int number = from; number < from + 10_000 && !stopped.get(); number++) {
      try {
        if (scim.post("/Users", "{\"userName\":\"user" + number + "\"}").statusCode() == 201) {
          acknowledged.add(number);
        }
      } catch (UncheckedIOException serverIsGone) {
        return;
      }
    }
  }

  /** Meanwhile a connection ends on which no request is under way. */
  @Test
  void terminated_answersTheRequestInFlightFirst() throws Exception {
    try (MusterProcess server = MusterProcess.start(folder, SETTINGS, "serve")) {
      ScimHttp scim = client(server, TOKEN);
      URI url = scim.get("/Users").uri();
      String body = "{\"userName\":\"slow\"}";
      try (Socket socket = new Socket(url.getHost(), url.getPort());
          Socket idle = new Socket(url.getHost(), url.getPort())) {
        socket.setSoTimeout(30_000);
        idle.setSoTimeout(30_000);
        idle.getOutputStream()
            .write(
                "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals('H', idle.getInputStream().read());
        OutputStream out = socket.getOutputStream();
        String head =
            "POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + TOKEN
                + "\r\nContent-Type: application/scim+json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n{";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        assertEquals(200, scim.get("/Users").statusCode());
        server.terminate();
        server.awaitLine("Stopping");
        var _ = idle.getInputStream().readAllBytes();
        out.write(body.substring(1).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
      }
      server.awaitExit();
      assertTrue(server.output().contains("Stopped"), server.output());
    }
  }

  @Test
  void secondServe_onTheSameFolderOrPort_stopsWithOneLineWhileTheFirstGoesOn(
      @TempDir(factory = PreparedDataFolder.class) Path other) throws Exception {
    try (MusterProcess server = MusterProcess.start(folder, SETTINGS, "serve")) {
      ScimHttp scim = client(server, TOKEN);
      try (MusterProcess second = MusterProcess.start(folder, SETTINGS, "serve")) {
        assertEquals(1, second.awaitExit());
        assertEquals(1, second.output().lines().count(), second.output());
        assertTrue(second.output().contains(folder.toString()), second.output());
      }
      String url = server.awaitLine(" serves http");
      String port = url.replaceAll(".*:([0-9]+)/.*", "$1");
      try (MusterProcess third = MusterProcess.start(other, Map.of("MUSTER_PORT", port), "serve")) {
        assertEquals(1, third.awaitExit());
        assertTrue(third.awaitLine("muster: ").contains(":" + port), third.output());
        assertFalse(third.output().contains("\tat "), third.output());
      }
      assertEquals(200, scim.get("/Users").statusCode());
    }
  }

  @Test
  void commands_useTheDatabaseOfARunningServerOrStartItThemselves() throws Exception {
    assertEquals("Created tenant acme.", run(0, "tenant", "create", "acme"));
    assertTrue(run(1, "tenant", "create", "acme").contains("exists"));
    assertTrue(run(1, "tenant", "create", "A B").contains("tenant's name"));
    try (MusterProcess server = MusterProcess.start(folder, SETTINGS, "serve")) {
      ScimHttp operator = client(server, TOKEN);
      String secret =
          run(0, "token", "create", "--tenant", "acme", "--name", "okta", "--expires", "1d");
      String url = operator.get("/ServiceProviderConfig").uri().toString();
      ScimHttp scim = new ScimHttp(url.replace("/ServiceProviderConfig", ""), secret);
      assertEquals(200, scim.get("/Users").statusCode());
      assertTrue(run(0, "tenant", "list").contains("acme\ndefault"));
      assertTrue(run(0, "token", "list", "--tenant", "acme").contains("okta"));
      assertEquals(
          "Revoked token okta.", run(0, "token", "revoke", "--tenant", "acme", "--name", "okta"));
      assertEquals(401, scim.get("/Users").statusCode());
      assertTrue(run(2, "tenant", "delete", "acme").contains("--yes"));
      assertEquals("Deleted tenant acme.", run(0, "tenant", "delete", "acme", "--yes"));
      assertEquals("The tables are up to date.", run(0, "migrate"));
    }
  }

  /** Runs a command in this process; returns what it prints on both outputs. */
  private String run(int expected, String... arguments) {
    return Commands.run(expected, Commands.in(folder, arguments));
  }
}
