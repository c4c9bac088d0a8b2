package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a user as Okta leads it: found, created, imported, updated, deactivated. */
@ExtendWith(SharedMuster.class)
final class OktaUsersIT {

  private static final String NEW_USER =
      """
      {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": "test.user@okta.local",
        "name": {"givenName": "Test", "familyName": "User"},
        "emails": [{"primary": true, "value": "test.user@okta.local", "type": "work"}],
        "displayName": "Test User",
        "locale": "en-US",
        "externalId": "00ujl29u0le5T6Aj10h7",
        "groups": [],
        "password": "1mz050nq",
        "active": true
      }
      """;

  private final Conversation okta;

  OktaUsersIT(RunningMuster muster) {
    this.okta = Conversation.with(muster);
  }

  /** Okta asks for a page of up to 100 with each filter. */
  private Answer probe(String userName) {
    String quoted = JsonNodeFactory.instance.textNode(userName).toString();
    return okta.get(
            "/Users?filter=userName%20eq%20"
                + ScimHttp.encode(quoted).replace("+", "%20")
                + "&startIndex=1&count=100")
        .expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test.user@okta.local",
        "first+last@okta.local",
        "o'brien@okta.local",
        "with \"quotes\"@okta.local",
        "back\\slash\\",
        "50%_of*all",
        "a b & c = d # e / f",
        "Zoë.Åström@okta.local",
        "\u4f50\u85e4@okta.local",
        "\ud83d\ude80@okta.local",
        "tab\there"
      })
  void probe_withAnyCharacters_findsExactlyThatUser(String userName) {
    okta.person("decoy");
    assertEquals(0, probe(userName).total());
    String name = JsonNodeFactory.instance.textNode(userName).toString();
    Answer created = okta.post("/Users", "{\"userName\":" + name + "}").expect(201);
    Answer found = probe(userName);
    assertEquals(1, found.total());
    assertEquals(1, found.at("/startIndex").intValue());
    assertEquals(1, found.at("/itemsPerPage").intValue());
    assertEquals(created.json(), found.at("/Resources/0"));
    assertEquals(userName, found.text("/Resources/0/userName"));
    okta.post("/Users", "{\"userName\":" + name + "}").expect(409, "uniqueness");
  }

  @Test
  void create_withEmptyGroupsAndAPassword_answersWithNeither() {
    Answer created = okta.post("/Users", NEW_USER).expect(201);
    assertFalse(created.has("/groups") || created.has("/password"), created.body());
    assertFalse(created.body().contains("1mz050nq"), created.body());
    Answer taken = okta.post("/Users", NEW_USER).expect(409, "uniqueness");
    assertEquals("409", taken.text("/status"));
    assertTrue(taken.at("/status").isTextual(), taken.body());
  }

  @Test
  void deactivation_byPatchWithoutAPath_isUndoneTheSameWay() {
    String user = okta.user(NEW_USER);
    Answer off =
        okta.operations(user, "{\"op\": \"replace\", \"value\": {\"active\": false}}").expect(200);
    assertFalse(off.flag("/active"));
    assertEquals("Test User", off.text("/displayName"));
    Answer on =
        okta.operations(user, "{\"op\": \"replace\", \"value\": {\"active\": true}}").expect(200);
    assertTrue(on.flag("/active"));
  }

  @Test
  void update_byPutOfWhatWasRead_keepsGroupsAndClearsWhatIsLeftOut() {
    String user = okta.user(NEW_USER);
    okta.group("Makers", user.substring("/Users/".length()));
    Answer read = okta.get(user).expect(200);
    assertEquals("Makers", read.text("/groups/0/display"));
    String changed =
        read.body().replace("\"Test User\"", "\"Renamed\"").replace("\"locale\":\"en-US\",", "");
    assertNotEquals(read.body(), changed);
    Answer put = okta.put(user, changed).expect(200);
    assertEquals("Renamed", put.text("/displayName"));
    assertFalse(put.has("/locale"), put.body());
    assertEquals(read.at("/groups"), put.at("/groups"));
    assertEquals(read.text("/meta/created"), put.text("/meta/created"));
    Answer withoutGroups = okta.put(user, changed.replaceAll("\"groups\":\\[[^]]*\\],", ""));
    assertEquals(put.tag(), withoutGroups.expect(200).tag());
    Answer otherGroups =
        okta.put(
            user, changed.replaceAll("\"groups\":\\[[^]]*\\]", "\"groups\":[{\"value\":\"x\"}]"));
    assertEquals(put.json(), otherGroups.expect(200).json(), "groups are read-only");
    assertEquals(put.json(), okta.get(user).json());
  }

  @Test
  void deactivation_byPut_isAWholeUser() {
    String user = okta.user(NEW_USER);
    String inactive = NEW_USER.replace("\"active\": true", "\"active\": false");
    Answer put = okta.put(user, inactive.replace("\"1mz050nq\"", "\"changed\"")).expect(200);
    assertFalse(put.flag("/active"));
    assertEquals(1, probe("test.user@okta.local").total());
  }

  @Test
  void passwordSync_byPatchAndByPut_isSilent() {
    String user = okta.user(NEW_USER);
    Answer before = okta.get(user);
    for (String operation :
        new String[] {
          "{\"op\": \"replace\", \"value\": {\"password\": \"n3w-s3cret\"}}",
          "{\"op\": \"replace\", \"path\": \"password\", \"value\": \"n3w-s3cret\"}"
        }) {
      Answer patched = okta.operations(user, operation).expect(200);
      assertFalse(patched.body().contains("s3cret"), patched.body());
      assertNotEquals(before.tag(), patched.tag());
    }
    Answer put = okta.put(user, NEW_USER.replace("1mz050nq", "n3w-s3cret")).expect(200);
    assertFalse(put.body().contains("s3cret"), put.body());
  }

  @Test
  void importOfAll_byPages_seesEachUserOnce() {
    int users = 23;
    for (int i = 0; i < users; i++) {
      okta.person("import" + i);
    }
    Set<String> seen = new HashSet<>();
    int startIndex = 1;
    int total = 1;
    while (startIndex <= total) {
      Answer page = okta.get("/Users?startIndex=" + startIndex + "&count=10").expect(200);
      total = page.total();
      assertEquals(users, total);
      assertEquals(startIndex, page.at("/startIndex").intValue());
      assertEquals(page.at("/Resources").size(), page.at("/itemsPerPage").intValue());
      page.texts("/Resources", "/id").forEach(id -> assertTrue(seen.add(id), "twice: " + id));
      startIndex += page.at("/itemsPerPage").intValue();
    }
    assertEquals(users, seen.size());
  }
}
