package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.domain.access.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users that are read again and again, of a server whose memory may answer for an hour. */
@ExtendWith(SharedMuster.class)
final class NearReadsIT {

  /** Different in each answer. */
  private static final Set<String> OWN = Set.of("date", "x-request-id", "server-timing");

  private final RunningMuster muster;
  private final String tenant = "near-" + System.nanoTime();
  private final ScimHttp scim;

  NearReadsIT(RunningMuster shared) {
    this.muster = shared.sibling(Map.of(Setting.CACHE_STALENESS, "1h"));
    muster.directory().tenants().createTenant(tenant);
    this.scim = client(muster.newToken(tenant, "all", Scope.READ, Scope.WRITE));
  }

  private ScimHttp client(String token) {
    return new ScimHttp(muster.scimUrl(), token);
  }

  @AfterEach
  void stop() {
    muster.close();
  }

  private String created(String endpoint, String body) {
    HttpResponse<String> answer = scim.post(endpoint, body);
    assertEquals(201, answer.statusCode(), answer.body());
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String id(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /** What memory answers; it may take a moment until its own writes do not make it wonder. */
  private HttpResponse<String> readAgain(String user) throws InterruptedException {
    HttpResponse<String> answer = scim.get(user);
    for (int i = 0; i < 500 && !isHit(answer); i++) {
      Thread.sleep(10);
      answer = scim.get(user);
    }
    assertTrue(isHit(answer), answer.headers().toString());
    return answer;
  }

  private static boolean isHit(HttpResponse<String> answer) {
    return answer.headers().firstValue("Server-Timing").orElse("").contains("\"hit\"");
  }

  private static List<Object> same(HttpResponse<String> answer) {
    Map<String, List<String>> head = new TreeMap<>(answer.headers().map());
    assertTrue(head.keySet().containsAll(OWN), head.toString());
    head.keySet().removeAll(OWN);
    List<Object> same = new ArrayList<>();
    same.add(answer.statusCode());
    same.add(head);
    same.add(answer.body());
    return same;
  }

  @Test
  void userInMemory_isShownAsByItsRoute() throws Exception {
    String user =
        created("/Users", "{\"userName\":\"ada\",\"name\":{\"familyName\":\"Lovelace\"}}");
    var _ =
        created(
            "/Groups",
            "{\"displayName\":\"Guides\",\"members\":[{\"value\":\"" + id(user) + "\"}]}");
    HttpResponse<String> again = readAgain(user);
    assertTrue(again.body().contains("Guides"), again.body());
    assertEquals(same(scim.get(user, "If-None-Match", "\"other\"")), same(again));
  }

  @Test
  void writes_areSeenAtOnce() throws Exception {
    String user = created("/Users", "{\"userName\":\"bob\"}");
    var _ = readAgain(user);
    assertEquals(200, scim.put(user, "{\"userName\":\"bob\",\"title\":\"Diver\"}").statusCode());
    assertTrue(scim.get(user).body().contains("Diver"));
    assertTrue(readAgain(user).body().contains("Diver"));
    String group = created("/Groups", "{\"displayName\":\"Divers\"}");
    assertEquals(
        204,
        scim.send(
                "PATCH",
                group,
                BodyPublishers.ofString(
                    "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                        + "\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\""
                        + id(user)
                        + "\"}]}]}"))
            .statusCode());
    assertTrue(scim.get(user).body().contains("Divers"));
    assertTrue(readAgain(user).body().contains("Divers"));
    assertEquals(204, scim.delete(user).statusCode());
    assertEquals(404, scim.get(user).statusCode());
  }

  @Test
  void userInMemory_isShownToNobodyElse() throws Exception {
    String user = created("/Users", "{\"userName\":\"eve\"}");
    assertEquals(200, readAgain(user).statusCode());
    ScimHttp stranger = muster.newClient();
    ScimHttp writer = client(muster.newToken(tenant, "writer", Scope.WRITE));
    ScimHttp reader = client(muster.newToken(tenant, "reader", Scope.READ));
    for (int i = 0; i < 3; i++) {
      assertEquals(404, stranger.get(user).statusCode());
      assertEquals(403, writer.get(user).statusCode());
      assertEquals(200, reader.get(user).statusCode());
    }
    muster.directory().tokens().revokeToken(tenant, "reader");
    assertEquals(401, reader.get(user).statusCode());
  }
}
