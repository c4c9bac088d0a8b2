package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which searches ask the database, with cached pages and without. */
@ExtendWith(SharedMuster.class)
final class CachedPagesIT {

  private static final String SEARCH = "UserMapper.search";
  private static final String NAMED = "userName eq \"ada\"";
  private static final Cost CACHED = new Cost("hit", 0);

  /** No poll is so late that memory is passed by, and tokens are rarely looked up. */
  private static final Map<Setting, String> LONG = Map.of(Setting.CACHE_STALENESS, "1h");

  private final RunningMuster muster;

  CachedPagesIT(RunningMuster muster) {
    this.muster = muster;
  }

  private static HttpResponse<String> search(ScimHttp client, String filter) {
    HttpResponse<String> found = client.filter(filter);
    assertEquals(200, found.statusCode(), found::body);
    return found;
  }

  /** Once the server has heard of all that was written, what is read is kept. */
  private static void await(Cost cost, IntFunction<HttpResponse<String>> ask) throws Exception {
    Cost last = Cost.of(ask.apply(0));
    for (int i = 1; i < 500 && !last.equals(cost); i++) {
      Thread.sleep(10);
      last = Cost.of(ask.apply(i));
    }
    assertEquals(cost, last);
  }

  private static String created(ScimHttp client) {
    HttpResponse<String> user = client.post("/Users", "{\"userName\": \"ada\"}");
    assertEquals(201, user.statusCode(), user::body);
    return user.headers().firstValue("Location").orElseThrow();
  }

  /** In another way each time, so that it can only be the page of the first. */
  @Test
  void search_spelledInAnotherWay_isAnsweredFromTheCache() throws Exception {
    try (RunningMuster own = muster.sibling(LONG)) {
      ScimHttp client = own.newClient();
      created(client);
      await(
          CACHED,
          i -> {
            String first = search(client, NAMED).body();
            HttpResponse<String> other =
                search(client, "( USERNAME" + " ".repeat(i + 1) + "EQ \"ada\" )");
            assertEquals(first, other.body());
            return other;
          });
    }
  }

  @Test
  void search_twice_isKeptTheSecondTime() throws Exception {
    try (RunningMuster own = muster.sibling(LONG)) {
      ScimHttp client = own.newClient();
      String user = created(client);
      await(CACHED, _ -> client.get(user));
      for (int i = 0; i < 2; i++) {
        assertEquals("miss", Cost.of(search(client, "userName eq \"bob\"")).cache());
      }
      await(CACHED, _ -> search(client, "userName eq \"bob\""));
    }
  }

  @Test
  void search_again_withoutCachedPages_asksTheDatabaseAgain() throws Exception {
    Map<Setting, String> without = new EnumMap<>(LONG);
    without.put(Setting.CACHE_PAGES, "0");
    try (RunningMuster own = muster.sibling(without)) {
      ScimHttp client = own.newClient();
      String user = created(client);
      // What is read by id is cached all the same.
      await(CACHED, _ -> client.get(user));
      int searches = own.calls().getOrDefault(SEARCH, 0);
      for (int i = 1; i <= 3; i++) {
        assertEquals("", Cost.of(search(client, NAMED)).cache());
        assertEquals(searches + i, own.calls().get(SEARCH));
      }
    }
  }
}
