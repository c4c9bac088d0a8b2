package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.in.ManageTokensUseCase;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.domain.access.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What answers and administrators are told of costs; a route that asks more often turns red. */
@ExtendWith(SharedMuster.class)
final class ProfileIT {

  private static final String DURATION = "dur=[0-9]+\\.[0-9]{3}";
  private static final Pattern TIMING =
      Pattern.compile(
          "auth;D(?:, cache;desc=\"(hit|miss|bypass)\")?, pool;D, db;D;desc=\"([0-9]+)\", render;D"
              .replace("D", DURATION));

  private final RunningMuster muster;
  private final ScimHttp scim;

  ProfileIT(RunningMuster muster) {
    this.muster = muster;
    this.scim = muster.newClient();
  }

  private static Matcher timing(HttpResponse<String> answer) {
    String header = answer.headers().firstValue("Server-Timing").orElse("");
    Matcher timing = TIMING.matcher(header);
    assertTrue(timing.matches(), answer.statusCode() + ": " + header);
    return timing;
  }

  /** The token costs one statement besides, unless it was looked up a moment ago. */
  private static void assertCosts(int statements, HttpResponse<String> answer) {
    int asked = Integer.parseInt(timing(answer).group(2));
    assertTrue(
        asked == statements || asked == statements + 1,
        answer.request().method() + " " + answer.uri() + ": " + asked + " statements");
  }

  private String created(String endpoint, String body) {
    HttpResponse<String> answer = scim.post(endpoint, body);
    assertEquals(201, answer.statusCode(), answer.body());
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void statements_ofEachRoute_areWithinTheirBudget() {
    String user = created("/Users", "{\"userName\":\"ada\"}");
    String group = created("/Groups", "{\"displayName\":\"Guides\"}");
    assertCosts(1, scim.post("/Users", "{\"userName\":\"bob\"}"));
    assertCosts(1, scim.get("/Users?filter=userName%20eq%20%22ada%22"));
    assertCosts(1, scim.get("/Users?count=100"));
    assertCosts(2, scim.get("/Users?count=1"));
    assertCosts(2, scim.put(user, "{\"userName\":\"ada\",\"title\":\"Countess\"}"));
    assertCosts(2, patch(user, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lady\"}"));
    assertCosts(1, patch(group, member(user)));
    assertCosts(1, scim.get("/Groups?count=100"));
    assertCosts(1, scim.delete(user));
    assertCosts(1, scim.delete(group));
  }

  private HttpResponse<String> patch(String url, String operation) {
    return scim.send(
        "PATCH",
        url,
        BodyPublishers.ofString(
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                + operation
                + "]}"));
  }

  private static String member(String user) {
    return "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\""
        + user.substring(user.lastIndexOf('/') + 1)
        + "\"}]}";
  }

  @Test
  void read_again_isAnsweredFromMemory() throws Exception {
    String user = created("/Users", "{\"userName\":\"grace\"}");
    HttpResponse<String> answer = scim.get(user);
    for (int i = 0; i < 500 && !"hit".equals(timing(answer).group(1)); i++) {
      Thread.sleep(10);
      answer = scim.get(user);
    }
    assertEquals("hit", timing(answer).group(1));
    assertCosts(0, answer);
  }

  @Test
  void answers_withoutBodyAndErrors_sayWhatTheyCost() {
    assertCosts(1, scim.get("/Users/01890000-0000-7000-8000-000000000000"));
    assertCosts(0, scim.get("/Users?filter=nonsense"));
    assertEquals(401, new ScimHttp(muster.scimUrl(), "wrong").get("/Users").statusCode());
  }

  @Test
  void serverTiming_switchedOff_isNotSaid() {
    try (RunningMuster silent = muster.sibling(Map.of(Setting.SERVER_TIMING, "off"))) {
      HttpResponse<String> answer = silent.newClient().get("/Users");
      assertEquals(200, answer.statusCode());
      assertTrue(answer.headers().firstValue("Server-Timing").isEmpty());
    }
  }

  @Test
  void statements_areForAdministratorsOnly() {
    String path = muster.rootUrl() + "/admin/statements";
    assertEquals(403, scim.get(path).statusCode());
    assertEquals(401, new ScimHttp(muster.scimUrl(), "wrong").get(path).statusCode());
    String token =
        muster
            .directory()
            .tokens()
            .createToken(
                new ManageTokensUseCase.Order(
                    null, "profile-" + System.nanoTime(), Set.of(Scope.ADMIN), null, null));
    ScimHttp administrator = new ScimHttp(muster.scimUrl(), token);
    String secret = "secret-" + System.nanoTime();
    assertEquals(200, scim.filter("userName eq \"" + secret + "\"").statusCode());
    HttpResponse<String> json = administrator.get(path);
    assertEquals("application/json", json.headers().firstValue("Content-Type").orElse(""));
    assertTrue(json.body().contains("{\"name\":\"UserMapper.search\",\"calls\":"), json.body());
    HttpResponse<String> table = administrator.get(path, "Accept", "text/plain");
    assertTrue(table.body().startsWith("statement "), table.body());
    assertTrue(table.body().contains("\nTokenMapper.find "), table.body());
    assertFalse((json.body() + table.body()).contains(secret));
    assertEquals(403, administrator.get("/Users").statusCode());
  }
}
