package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.domain.access.Scope;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who sees what: tenants apart, scopes kept, revoked tokens refused. */
@ExtendWith(SharedMuster.class)
final class TenantsIT {

  private final RunningMuster muster;

  TenantsIT(RunningMuster muster) {
    this.muster = muster;
  }

  @Test
  void sameUserNamesInTwoTenants_neverMeet() {
    ScimHttp red = muster.newClient();
    ScimHttp blue = muster.newClient();
    String body = "{\"userName\":\"ada\",\"externalId\":\"1\",\"title\":\"COLOUR\"}";
    String redPath = created(red.post("/Users", body.replace("COLOUR", "red")));
    String bluePath = created(blue.post("/Users", body.replace("COLOUR", "blue")));
    assertEquals(200, red.get(redPath).statusCode());
    assertEquals(404, blue.get(redPath).statusCode());
    assertEquals(404, blue.get(redPath + "?attributes=userName").statusCode());
    assertEquals(404, blue.put(redPath, "{\"userName\":\"stolen\"}").statusCode());
    assertEquals(404, blue.delete(redPath).statusCode());
    assertEquals(200, red.get(redPath).statusCode());
    for (String query :
        new String[] {"", "?filter=userName+eq+%22ada%22", "?filter=title+pr", "?sortBy=title"}) {
      String seen = blue.get("/Users" + query).body();
      assertTrue(seen.contains("\"totalResults\":1,") && seen.contains("blue"), seen);
      assertFalse(seen.contains("red"), seen);
    }
    String searched =
        blue.post("/Users/.search", "{\"filter\":\"externalId eq \\\"1\\\"\"}").body();
    assertTrue(searched.contains("blue") && !searched.contains("red"), searched);
    assertEquals(204, blue.delete(bluePath).statusCode());
    assertEquals(200, red.get(redPath).statusCode());
  }

  @Test
  void scopes_allowWhatTheySay() {
    ScimHttp reader = new ScimHttp(muster.scimUrl(), muster.newTenant(Scope.READ));
    assertEquals(200, reader.get("/Users").statusCode());
    assertEquals(200, reader.post("/Users/.search", "{}").statusCode());
    assertEquals(403, reader.post("/Users", "{\"userName\":\"a\"}").statusCode());
    ScimHttp writer = new ScimHttp(muster.scimUrl(), muster.newTenant(Scope.WRITE));
    String path = created(writer.post("/Users", "{\"userName\":\"a\"}"));
    assertEquals(403, writer.get(path).statusCode());
    assertEquals(403, writer.get("/Users").statusCode());
    assertEquals(204, writer.delete(path).statusCode());
  }

  @Test
  void revokedToken_isRefusedAtOnceWhileTheOtherGoesOn() {
    String tenant = "rotation";
    muster.directory().tenants().createTenant(tenant);
    ScimHttp old = new ScimHttp(muster.scimUrl(), muster.newToken(tenant, "old", Scope.READ));
    ScimHttp next = new ScimHttp(muster.scimUrl(), muster.newToken(tenant, "next", Scope.READ));
    assertEquals(200, old.get("/Users").statusCode());
    muster.directory().tokens().revokeToken(tenant, "old");
    assertEquals(401, old.get("/Users").statusCode());
    assertEquals(200, next.get("/Users").statusCode());
  }

  @Test
  void deletedTenant_takesItsTokensAndUsersAlong() {
    String tenant = "short-lived";
    muster.directory().tenants().createTenant(tenant);
    ScimHttp first =
        new ScimHttp(muster.scimUrl(), muster.newToken(tenant, "t", Scope.READ, Scope.WRITE));
    created(first.post("/Users", "{\"userName\":\"a\"}"));
    muster.directory().tenants().deleteTenant(tenant);
    assertEquals(401, first.get("/Users").statusCode());
    muster.directory().tenants().createTenant(tenant);
    ScimHttp second = new ScimHttp(muster.scimUrl(), muster.newToken(tenant, "t", Scope.READ));
    assertTrue(second.get("/Users").body().contains("\"totalResults\":0,"));
  }

  private static String created(HttpResponse<String> answer) {
    assertEquals(201, answer.statusCode(), answer.body());
    return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/scim/v2", "");
  }
}
