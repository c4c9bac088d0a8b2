package dev.muster.bootstrap.http;

import dev.muster.adapters.web.http.WebServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;

/**
 * What one request costs.
 *
 * @param statements without those of the token
 * @param again of the same request once its answer is cached; as {@code statements}: never
 * @param path the pattern without what all of SCIM have
 */
record RouteBudget(
    int statements, int again, int status, String method, String path, String query, String body) {

  /** The cells of a line, for each of its methods. */
  static List<RouteBudget> parse(List<String> cells) {
    List<Integer> statements =
        Arrays.stream(cells.get(0).split(" ")).map(Integer::valueOf).toList();
    return Arrays.stream(cells.get(2).split(" "))
        .map(
            method ->
                new RouteBudget(
                    statements.getFirst(),
                    statements.getLast(),
                    Integer.parseInt(cells.get(1)),
                    method,
                    cells.get(3),
                    cells.get(4),
                    cells.get(5)))
        .toList();
  }

  /** As the server names it. */
  String route() {
    return method + " " + WebServer.SCIM + path;
  }

  HttpResponse<String> ask(Population people) {
    return people
        .client(path)
        .send(
            method,
            people.path(path) + people.query(query),
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(message(people)));
  }

  private String message(Population people) {
    if (method.equals("PATCH")) {
      return Population.message("PatchOp", people.fill(body, 0));
    }
    return path.equals("/Bulk") ? people.bulk(body) : people.fill(body, 0);
  }

  @Override
  public String toString() {
    return method + " " + path + query + (body.isEmpty() ? "" : " " + body);
  }
}
