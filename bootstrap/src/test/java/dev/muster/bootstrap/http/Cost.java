package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer says that it cost.
 *
 * @param cache empty: nothing that is cached was asked for
 * @param statements with those of the token
 */
record Cost(String cache, int statements) {

  private static final Pattern TIMING =
      Pattern.compile(
          "auth;.*?(?:, cache;desc=\"([a-z]+)\")?(?:, pool;[^,]*)?, db;[^,]*desc=\"([0-9]+)\", .*");

  static Cost of(HttpResponse<String> answer) {
    String header = answer.headers().firstValue("Server-Timing").orElse("");
    Matcher timing = TIMING.matcher(header);
    assertTrue(timing.matches(), answer.statusCode() + ": " + header);
    String cache = timing.group(1);
    return new Cost(cache == null ? "" : cache, Integer.parseInt(timing.group(2)));
  }
}
