package dev.muster.adapters.web.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is ready, told without anything that the client made up: as many methods,
 * routes and statuses as the server has.
 *
 * @param method of RFC 9110 and PATCH; any other is {@code _OTHER}
 * @param route the pattern of the path; null: there is nothing at the path
 * @param duration since the request arrived, in nanoseconds
 */
public record AnsweredRequest(String method, @Nullable String route, int status, long duration) {

  private static final Set<String> METHODS =
      Set.of(
          "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY");

  /** Now. */
  static AnsweredRequest of(Context context) {
    Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
    String method = context.req().getMethod();
    return new AnsweredRequest(
        METHODS.contains(method) ? method : "_OTHER",
        endpoint == null ? null : endpoint.path,
        context.res().getStatus(),
        System.nanoTime() - CoreRequest.of(context.req()).getBeginNanoTime());
  }
}
