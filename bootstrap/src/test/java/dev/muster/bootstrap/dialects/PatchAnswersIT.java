package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.domain.access.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What answers a PATCH: by type, by what is asked for, by Prefer (RFC 7240), by the setting. */
@ExtendWith(SharedMuster.class)
final class PatchAnswersIT {

  private static final String CHANGE =
      "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"new\"}";

  private final RunningMuster muster;
  private final Conversation client;

  PatchAnswersIT(RunningMuster muster) {
    this.muster = muster;
    this.client = Conversation.with(muster);
  }

  private static void assertNothing(Answer answer) {
    assertEquals("", answer.expect(204).body());
    assertFalse(answer.header("Location").isEmpty());
    assertTrue(answer.tag().startsWith("W/\""), answer.tag());
  }

  @Test
  void users_answerWithTheResource_groupsWithNothing() {
    String user = "/Users/" + client.person("u");
    String group = "/Groups/" + client.group("g", user.substring("/Users/".length()));
    Answer patched = client.operations(user, CHANGE).expect(200);
    assertEquals(client.get(user).body(), patched.body());
    Answer silent = client.operations(group, CHANGE);
    assertNothing(silent);
    assertEquals(client.get(group).tag(), silent.tag());
  }

  @Test
  void askingForAttributes_isAnsweredWithThem() {
    String group = "/Groups/" + client.group("g", client.person("u"));
    Answer narrow = client.operations(group + "?attributes=displayName", CHANGE).expect(200);
    assertEquals("new", narrow.text("/displayName"));
    assertFalse(narrow.has("/members"), narrow.body());
    Answer most = client.operations(group + "?excludedAttributes=members", CHANGE).expect(200);
    assertTrue(most.has("/meta") && !most.has("/members"), most.body());
    Answer members =
        client
            .operations(
                group + "?attributes=members",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}"
                    .formatted(client.person("v")))
            .expect(200);
    assertEquals(2, members.at("/members").size());
    assertEquals(client.get(group).tag(), members.tag());
  }

  @Test
  void prefer_winsOverAllElse() {
    String user = "/Users/" + client.person("u");
    String group = "/Groups/" + client.group("g", user.substring("/Users/".length()));
    Answer whole = client.operations(group, CHANGE, "Prefer", "return=representation").expect(200);
    assertEquals(1, whole.at("/members").size());
    assertEquals("return=representation", whole.header("Preference-Applied"));
    assertNothing(client.operations(user, CHANGE, "Prefer", "return=minimal"));
    assertNothing(
        client.operations(user + "?attributes=title", CHANGE, "Prefer", "return=minimal"));
    assertNothing(client.operations(user, CHANGE, "Prefer", "wait=5, RETURN=\"minimal\"; foo=bar"));
    client.operations(user, CHANGE, "Prefer", "return=nonsense").expect(200);
    client.operations(group, CHANGE, "Prefer", "respond-async").expect(204);
  }

  @Test
  void setting_saysWhatIsUsual() {
    String user = "/Users/" + client.person("u");
    String group = "/Groups/" + client.group("g");
    String tenant = "patch-responses";
    muster.directory().tenants().createTenant(tenant);
    String token = muster.newToken(tenant, "t", Scope.READ, Scope.WRITE);
    client.operations(user, CHANGE).expect(200);
    try (RunningMuster always =
            muster.sibling(Map.of(Setting.PATCH_RESPONSE, "resource", Setting.PORT, "0"));
        RunningMuster never =
            muster.sibling(Map.of(Setting.PATCH_RESPONSE, "none", Setting.PORT, "0"))) {
      Conversation answered = new Conversation(new ScimHttp(always.scimUrl(), token));
      Conversation silent = new Conversation(new ScimHttp(never.scimUrl(), token));
      String otherUser = "/Users/" + answered.person("u");
      String otherGroup = "/Groups/" + answered.group("g");
      answered.operations(otherUser, CHANGE).expect(200);
      answered.operations(otherGroup, CHANGE).expect(200);
      answered.operations(otherUser, CHANGE, "Prefer", "return=minimal").expect(204);
      assertNothing(silent.operations(otherUser, CHANGE));
      assertNothing(silent.operations(otherGroup, CHANGE));
      silent.operations(otherGroup, CHANGE, "Prefer", "return=representation").expect(200);
      silent.operations(otherUser + "?attributes=title", CHANGE).expect(200);
    }
    client.operations(group, CHANGE).expect(204);
  }
}
