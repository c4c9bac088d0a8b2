package dev.muster.bootstrap.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer names its request. */
@ExtendWith(SharedMuster.class)
final class RequestIdIT {

  private static final String HEADER = "X-Request-Id";

  private final RunningMuster muster;
  private final ScimHttp scim;

  RequestIdIT(RunningMuster muster) {
    this.muster = muster;
    this.scim = muster.newClient();
  }

  private static String id(HttpResponse<String> answer) {
    List<String> ids = answer.headers().allValues(HEADER);
    assertEquals(1, ids.size(), () -> answer.statusCode() + " " + ids);
    return ids.getFirst();
  }

  @Test
  void id_thatWasSent_comesBackWithEveryAnswer() {
    String id = "Root=1-67891233-abcdef012345678912345678/a+b~c_d.e:f";
    for (HttpResponse<String> answer :
        List.of(
            scim.get("/Users", HEADER, id),
            scim.get("/Users/nobody", HEADER, id),
            scim.get("/Users?filter=nonsense", HEADER, id),
            scim.post("/Users", "no JSON", HEADER, id),
            scim.delete("/Users", HEADER, id),
            scim.get(muster.rootUrl() + "/nowhere", HEADER, id),
            scim.get(muster.rootUrl() + "/health/live", HEADER, id),
            new ScimHttp(muster.scimUrl(), "wrong").get("/Users", HEADER, id))) {
      assertEquals(id, id(answer));
    }
  }

  @Test
  void id_ofWhatTheServerDoesNotReadToItsEnd_isNew() {
    HttpResponse<String> answer = scim.get("/Users?x=" + "y".repeat(200_000), HEADER, "sent");
    assertEquals(414, answer.statusCode());
    assertTrue(id(answer).matches("[0-9a-f]{32}"));
  }

  @Test
  void id_thatWasNotSent_isNewForEachRequest() {
    String first = id(scim.get("/Users"));
    assertTrue(first.matches("[0-9a-f]{32}"), first);
    assertNotEquals(first, id(scim.get("/Users")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "two words",
        "quote\"",
        "back\\slash",
        "brace}",
        "tab\tinside",
        "ada@example.com",
        "<b>",
        "%0a"
      })
  void id_thatIsNotSafeInALog_isReplaced(String unsafe) {
    assertTrue(id(scim.get("/Users", HEADER, unsafe)).matches("[0-9a-f]{32}"));
  }

  @Test
  void id_isBounded() {
    String longest = "x".repeat(128);
    assertEquals(longest, id(scim.get("/Users", HEADER, longest)));
    assertTrue(id(scim.get("/Users", HEADER, longest + "x")).matches("[0-9a-f]{32}"));
  }
}
