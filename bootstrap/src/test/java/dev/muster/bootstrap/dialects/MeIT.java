package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.in.ManageTokensUseCase;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.domain.access.Scope;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The user for whom a token speaks, under the alias /Me (RFC 7644 §3.11). */
@ExtendWith(SharedMuster.class)
final class MeIT {

  private final RunningMuster muster;
  private final String tenant = "me-" + UUID.randomUUID();
  private final Conversation administrator;
  private final Conversation ada;
  private final String path;

  MeIT(RunningMuster muster) {
    this.muster = muster;
    muster.directory().tenants().createTenant(tenant);
    this.administrator = conversation(muster.newToken(tenant, "all", Scope.READ, Scope.WRITE));
    this.path = administrator.user("{\"userName\":\"ada\",\"title\":\"T\"}");
    this.ada = as("ada", Scope.READ, Scope.WRITE);
  }

  private Conversation conversation(String token) {
    return new Conversation(new ScimHttp(muster.scimUrl(), token));
  }

  private Conversation as(String user, Scope... scopes) {
    return conversation(
        muster
            .directory()
            .tokens()
            .createToken(
                new ManageTokensUseCase.Order(
                    tenant, UUID.randomUUID().toString(), Set.of(scopes), null, user)));
  }

  @Test
  void get_answersAsTheUserItself() {
    Answer me = ada.get("/Me").expect(200);
    Answer user = administrator.get(path).expect(200);
    assertEquals(user.body(), me.body());
    assertEquals(user.tag(), me.tag());
    assertTrue(me.header("Location").endsWith(path), me.header("Location"));
    assertEquals(me.header("Location"), me.header("Content-Location"));
    ada.get("/Me", "If-None-Match", me.tag()).expect(304);
    assertEquals("ada", ada.get("/Me?attributes=userName").text("/userName"));
    assertEquals(me.body(), as(me.id(), Scope.READ).get("/Me").expect(200).body());
  }

  @Test
  void writes_changeTheUserItself() {
    Answer put =
        ada.put("/Me", "{\"userName\":\"ada\",\"title\":\"U\"}", "If-Match", "\"1\"").expect(200);
    assertEquals("U", put.text("/title"));
    Answer patched =
        ada.operations("/Me", "{\"op\":\"replace\",\"value\":{\"password\":\"p\",\"title\":\"V\"}}")
            .expect(200);
    assertEquals(patched.body(), administrator.get(path).body());
    ada.operations("/Me", "{\"op\":\"add\",\"path\":\"nonsense\",\"value\":1}")
        .expect(400, "invalidPath");
    ada.put("/Me", "{\"userName\":\"ada\"}", "If-Match", "\"1\"").expect(412);
    administrator.person("bob");
    ada.put("/Me", "{\"userName\":\"BOB\"}").expect(409, "uniqueness");
    ada.put("/Me", "{\"userName\":\"renamed\"}").expect(200);
    assertEquals("renamed", ada.get("/Me").text("/userName"), "the token names the id");
  }

  @Test
  void delete_endsTheUserAndTheAlias() {
    ada.delete("/Me").expect(204);
    administrator.get(path).expect(404);
    administrator.person("ada");
    int status = ada.get("/Me").status();
    assertTrue(status == 404 || status == 401, "nobody inherits the token: " + status);
  }

  @Test
  void post_isNotImplemented() {
    ada.post("/Me", "{\"userName\":\"x\"}").expect(501);
    administrator.post("/Me", "{\"userName\":\"x\"}").expect(501);
  }

  @Test
  void tokenWithoutAUser_hasNoMe() {
    administrator.get("/Me").expect(501);
    administrator.put("/Me", "{\"userName\":\"x\"}").expect(501);
    administrator
        .operations("/Me", "{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"}")
        .expect(501);
    administrator.delete("/Me").expect(501);
  }

  @Test
  void scopes_holdForMeToo() {
    Conversation reader = as("ada", Scope.READ);
    reader.get("/Me").expect(200);
    reader.put("/Me", "{\"userName\":\"ada\"}").expect(403);
    reader.delete("/Me").expect(403);
  }
}
