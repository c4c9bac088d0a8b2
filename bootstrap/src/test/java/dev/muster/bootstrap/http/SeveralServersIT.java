package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a second server answers over HTTP, rendered answers and pages of searches too. */
@ExtendWith(SharedMuster.class)
final class SeveralServersIT {

  /** MUSTER_CACHE_STALENESS. */
  private static final Duration BOUND = Duration.ofMillis(250);

  private static final int ROUNDS = 10;

  private final RunningMuster muster;
  private final ScimHttp here;

  SeveralServersIT(RunningMuster muster) {
    this.muster = muster;
    this.here = muster.newClient();
  }

  @Test
  void reads_onAnotherServer_areOfEveryWriteThatIsOlderThanTheBound() {
    HttpResponse<String> created = here.post("/Users", "{\"userName\":\"ada\"}");
    assertEquals(201, created.statusCode(), created.body());
    String path =
        created.headers().firstValue("Location").orElseThrow().replaceAll(".*(/Users/.*)", "$1");
    String search = "/Users?filter=userName%20eq%20%22ada%22";
    try (RunningMuster sibling = muster.sibling(Map.of())) {
      ScimHttp there = new ScimHttp(sibling.scimUrl(), here.token());
      int hits = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        String title = "title " + round;
        assertEquals(200, retitle(path, title).statusCode());
        long written = System.nanoTime();
        boolean late = false;
        for (int read = 0; read < 4 || !late; read++) {
          late = System.nanoTime() - written > BOUND.toNanos();
          HttpResponse<String> answer = there.get(path);
          HttpResponse<String> page = there.get(search);
          hits += hit(answer) && hit(page) ? 1 : 0;
          assertTrue(!late || answer.body().contains(title), answer::body);
          assertTrue(!late || page.body().contains(title), page::body);
        }
        assertTrue(here.get(path).body().contains(title));
      }
      assertTrue(hits > ROUNDS, "hits: " + hits);
    }
  }

  private static boolean hit(HttpResponse<String> answer) {
    return answer.headers().firstValue("Server-Timing").orElse("").contains("\"hit\"");
  }

  private HttpResponse<String> retitle(String path, String title) {
    return here.send(
        "PATCH",
        path,
        BodyPublishers.ofString(
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":"
                + "[{\"op\":\"replace\",\"path\":\"title\",\"value\":\""
                + title
                + "\"}]}"));
  }
}
