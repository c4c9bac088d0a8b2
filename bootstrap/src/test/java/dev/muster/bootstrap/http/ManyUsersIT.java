package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten thousand people with names from many scripts, written by sixteen clients at once. */
@ExtendWith(SharedMuster.class)
final class ManyUsersIT {

  private static final int USERS = 10_000;
  private static final int CLIENTS = 16;
  private static final int PAGE = 1_000;
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final List<String> FAMILY_NAMES =
      List.of(
          "\u00d6zt\u00fcrk",
          "\u041a\u0443\u0437\u043d\u0435\u0446\u043e\u0432",
          "\u738b",
          "\u03a3\u03b9\u03b4\u03ad\u03c1\u03b7\u03c2",
          "O'Brien",
          "\ud835\udd38da",
          "al-\u0641\u0631\u0627\u0628\u064a",
          "Nguy\u1ec5n",
          "smith",
          "SMITH");

  private final ScimHttp scim;

  ManyUsersIT(RunningMuster muster) {
    this.scim = muster.newClient();
  }

  private static String familyName(int number) {
    return FAMILY_NAMES.get(number % FAMILY_NAMES.size());
  }

  private static String user(int number) {
    String title = number % 3 == 0 ? "" : ",\"title\":\"Title " + number % 7 + "\"";
    return "{\"userName\":\"%s.%d@example.org\",\"externalId\":\"e%d\",\"name\":{\"familyName\":\"%s\"}%s}"
        .formatted(familyName(number), number, number, familyName(number), title);
  }

  @Test
  void tenThousandUsers_areFoundAndWalkedEachOnce() throws Exception {
    List<Integer> statuses = concurrently(USERS, i -> scim.post("/Users", user(i)).statusCode());
    assertEquals(Set.of(201), new HashSet<>(statuses));

    List<Boolean> found =
        concurrently(
            500,
            i -> {
              int number = i * 19 % USERS;
              String name = familyName(number) + "." + number + "@example.org";
              HttpResponse<String> answer =
                  scim.filter("userName eq \"" + name.replace(".org", ".ORG") + "\"");
              return answer.body().contains("\"externalId\":\"e" + number + "\"");
            });
    assertEquals(Set.of(true), new HashSet<>(found));

    for (String sort :
        List.of(
            "",
            "&sortBy=userName",
            "&sortBy=name.familyName&sortOrder=descending",
            "&sortBy=title")) {
      Set<String> seen = new HashSet<>();
      for (int start = 1; start <= USERS; start += PAGE) {
        String page =
            scim.get(
                    "/Users?attributes=userName,title,name.familyName&count="
                        + PAGE
                        + "&startIndex="
                        + start
                        + sort)
                .body();
        assertTrue(page.contains("\"totalResults\":" + USERS + ","), sort);
        Matcher ids = ID.matcher(page);
        while (ids.find()) {
          assertTrue(seen.add(ids.group(1)), "twice: " + ids.group(1) + sort);
        }
      }
      assertEquals(USERS, seen.size(), sort);
    }
  }

  @Test
  void oneUserNameRacedFor_isGivenOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      String body = "{\"userName\":\"Racer" + round + "\"}";
      AtomicInteger created = new AtomicInteger();
      List<Integer> statuses =
          concurrently(
              CLIENTS,
              i -> {
                int status =
                    scim.post("/Users", i % 2 == 0 ? body : body.replace("Racer", "rACER"))
                        .statusCode();
                if (status == 201) {
                  created.incrementAndGet();
                }
                return status;
              });
      assertEquals(1, created.get());
      assertEquals(Set.of(201, 409), new HashSet<>(statuses));
    }
  }

  private static <T> List<T> concurrently(int count, IntFunction<T> task) throws Exception {
    List<T> results = new ArrayList<>(count);
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<T>> futures = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int number = i;
        futures.add(clients.submit(() -> task.apply(number)));
      }
      for (Future<T> future : futures) {
        results.add(future.get());
      }
    }
    return results;
  }
}
