package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks by cursors (RFC 9865), forth and back; those that do not belong to the query. */
@ExtendWith(SharedMuster.class)
final class CursorIT {

  private static final int USERS = 11;

  private final RunningMuster muster;
  private final Conversation client;

  CursorIT(RunningMuster muster) {
    this.muster = muster;
    this.client = Conversation.with(muster);
  }

  /** Titles are missing or shared, so that places in a list depend on the ids, too. */
  @BeforeEach
  void createUsers() {
    for (int i = 0; i < USERS; i++) {
      String title = i % 3 == 0 ? "" : ",\"title\":\"T" + i % 2 + "\"";
      client.user("{\"userName\":\"user%02d\"%s}".formatted(i * 7 % USERS, title));
    }
  }

  /** Walks forth to the end and back again; each page is checked. Returns the ids in order. */
  private static List<String> walk(Function<String, Answer> page, int count) {
    List<List<String>> pages = new ArrayList<>();
    Answer answer = page.apply("").expect(200);
    assertFalse(answer.has("/previousCursor"), "nothing is before the first page");
    while (true) {
      assertEquals("application/scim+json", answer.header("Content-Type"));
      pages.add(answer.texts("/Resources", "/id"));
      assertEquals(pages.getLast().size(), answer.at("/itemsPerPage").intValue());
      if (!answer.has("/nextCursor")) {
        break;
      }
      assertEquals(count, pages.getLast().size());
      assertTrue(answer.text("/nextCursor").matches("[A-Za-z0-9._~-]+"), answer.body());
      answer = page.apply(answer.text("/nextCursor")).expect(200);
    }
    for (int i = pages.size() - 2; i >= 0; i--) {
      assertTrue(answer.text("/previousCursor").matches("[A-Za-z0-9._~-]+"), answer.body());
      answer = page.apply(answer.text("/previousCursor")).expect(200);
      assertEquals(pages.get(i), answer.texts("/Resources", "/id"), "back at page " + i);
      assertTrue(answer.has("/nextCursor"), answer.body());
    }
    assertFalse(answer.has("/previousCursor"), "back at the start");
    return pages.stream().flatMap(List::stream).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Users?count=4",
        "/Users?count=11",
        "/Users?count=100",
        "/Users?count=1",
        "/Users?count=3&sortBy=userName",
        "/Users?count=3&sortBy=userName&sortOrder=descending",
        "/Users?count=2&sortBy=title",
        "/Users?count=2&sortBy=title&sortOrder=descending",
        "/Users?count=2&sortBy=meta.created&filter=title+pr",
        "/Users?count=4&sortBy=title&attributes=userName",
        "/Users?count=2&sortBy=emails&sortOrder=descending",
        "?count=4",
        "?count=2&sortBy=title",
        "?count=3&filter=title+pr",
        "/Groups?count=2"
      })
  void walk_seesWhatIndexPagingSees(String query) {
    client.group("g");
    client.group("h");
    client.group("i");
    int count = Integer.parseInt(query.replaceAll(".*count=([0-9]+).*", "$1"));
    List<String> all =
        client
            .get(query.replaceAll("count=[0-9]+", "count=1000"))
            .expect(200)
            .texts("/Resources", "/id");
    assertEquals(all, walk(cursor -> client.get(query + "&cursor=" + cursor), count));
  }

  @Test
  void walk_bySearchMessages() {
    for (String endpoint : List.of("/Users", "")) {
      List<String> all = client.get(endpoint + "?filter=title+pr").texts("/Resources", "/id");
      List<String> walked =
          walk(
              cursor ->
                  client.post(
                      endpoint + "/.search",
                      """
                      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                       "filter": "title pr", "count": 2, "cursor": "%s"}
                      """
                          .formatted(cursor)),
              2);
      assertEquals(all, walked);
    }
  }

  @Test
  void cursor_isTheSameForGetAndSearch() {
    String next = client.get("/Users?count=2&cursor=").text("/nextCursor");
    Answer byGet = client.get("/Users?count=2&cursor=" + next).expect(200);
    Answer bySearch =
        client
            .post("/Users/.search", "{\"count\":2,\"cursor\":\"%s\"}".formatted(next))
            .expect(200);
    assertEquals(byGet.texts("/Resources", "/id"), bySearch.texts("/Resources", "/id"));
  }

  @Test
  void index_isTheDefault() {
    Answer list = client.get("/Users?count=2").expect(200);
    assertFalse(list.has("/nextCursor") || list.has("/previousCursor"), list.body());
    assertEquals(1, list.at("/startIndex").intValue());
    Answer config = client.get("/ServiceProviderConfig").expect(200);
    assertTrue(config.flag("/pagination/cursor"), config.body());
    assertTrue(config.flag("/pagination/index"), config.body());
    assertEquals("index", config.text("/pagination/defaultPaginationMethod"));
    assertTrue(config.at("/pagination/defaultPageSize").isInt(), config.body());
    assertTrue(config.at("/pagination/maxPageSize").isInt(), config.body());
  }

  @Test
  void otherQuery_isNotWhatTheCursorIsFor() {
    String next =
        client.get("/Users?count=2&sortBy=title&filter=title+pr&cursor=").text("/nextCursor");
    String cursor = "&cursor=" + next;
    client.get("/Users?count=2&sortBy=title&filter=(TITLE+pr)" + cursor).expect(200);
    for (String query :
        List.of(
            "count=2&sortBy=title&filter=userName+pr",
            "count=2&sortBy=title",
            "count=2&filter=title+pr",
            "count=2&sortBy=userName&filter=title+pr",
            "count=2&sortBy=title&sortOrder=descending&filter=title+pr",
            "count=2&sortBy=title&filter=title+pr&attributes=title",
            "count=2&sortBy=title&filter=title+pr&excludedAttributes=title")) {
      client.get("/Users?" + query + cursor).expect(400, "invalidCursor");
    }
    for (String endpoint : List.of("", "/Groups")) {
      client.get(endpoint + "?count=2&filter=displayName+pr" + cursor).expect(400, "invalidCursor");
    }
    for (String count : List.of("", "count=3&", "count=1&")) {
      client
          .get("/Users?" + count + "sortBy=title&filter=title+pr" + cursor)
          .expect(400, "invalidCount");
    }
    client
        .get("/Users?count=2&startIndex=1&sortBy=title&filter=title+pr" + cursor)
        .expect(400, "invalidValue");
    client.get("/Users?startIndex=1&cursor=").expect(400, "invalidValue");
    client.post("/Users/.search", "{\"startIndex\":1,\"cursor\":\"\"}").expect(400, "invalidValue");
  }

  @Test
  void editedOrForeignCursor_isInvalid() {
    String next = client.get("/Users?count=2&cursor=").text("/nextCursor");
    client.get("/Users?count=2&cursor=" + next).expect(200);
    char changed = next.charAt(20) == 'A' ? 'B' : 'A';
    for (String edited :
        List.of(
            next.substring(0, next.length() - 1),
            next.substring(1),
            next + "A",
            next + "%3D",
            next.substring(0, 20) + changed + next.substring(21),
            next.toLowerCase(java.util.Locale.ROOT),
            "nonsense",
            "%20",
            "1",
            "%00",
            "A".repeat(9_000))) {
      client.get("/Users?count=2&cursor=" + edited).expect(400, "invalidCursor");
    }
    Conversation other = Conversation.with(muster);
    other.person("other");
    other.get("/Users?count=2&cursor=" + next).expect(400, "invalidCursor");
  }

  @Test
  void cursor_outlivesTheUserAtWhichItStands() {
    Answer first = client.get("/Users?count=4&sortBy=userName&cursor=").expect(200);
    String next = "/Users?count=4&sortBy=userName&cursor=" + first.text("/nextCursor");
    List<String> second = client.get(next).texts("/Resources", "/id");
    first.texts("/Resources", "/id").forEach(id -> client.delete("/Users/" + id).expect(204));
    assertEquals(second, client.get(next).expect(200).texts("/Resources", "/id"));
  }
}
