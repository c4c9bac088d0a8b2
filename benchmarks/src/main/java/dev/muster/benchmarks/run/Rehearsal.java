package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.ServerProcess;
import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Workload;
import dev.muster.benchmarks.load.Client;
import dev.muster.benchmarks.load.SocketClient;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.population.Population.Crowd;
import dev.muster.benchmarks.server.CeilingServer;
import dev.muster.benchmarks.server.MusterServer;
import dev.muster.benchmarks.server.RecordedStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends one request of each figure to a Muster whose statements are recorded, and tells the
 * ceilings what came of it: the statements to run, and how long the answer is.
 */
final class Rehearsal {

  /** Of the request that is recorded; those that are measured are different ones. */
  static final long SAMPLE = 1;

  private static final Pattern NEXT_CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
  private static final String TOKENS = "access_tokens";
  private static final String TOTALS = "resource_totals";

  private final ServerProcess recorder;
  private final ServerProcess ceilings;
  private final Population population;

  Rehearsal(ServerProcess recorder, ServerProcess ceilings, Population population) {
    this.recorder = recorder;
    this.ceilings = ceilings;
    this.population = population;
  }

  Prepared prepare(Figure figure) throws IOException {
    try (Client client = SocketClient.connect(recorder.port())) {
      Workload workload = new Workload(figure, population, List.of());
      if (figure == Figure.LIST) {
        workload = new Workload(figure, population, cursors(client, workload.pages()));
      }
      if (figure == Figure.MEMBER_PAGE) {
        workload = new Workload(figure, population, secondPages(client));
      }
      HttpRequests requests = HttpRequests.toMuster(workload, Crowd.LARGE_OF_CEILINGS, 0);
      byte[] request = requests.request(SAMPLE);
      if (figure == Figure.READ_CACHED) {
        send(client, requests, request);
      }
      recorder.ask(MusterServer.CLEAR, "");
      send(client, requests, request);
      List<RecordedStatement> statements =
          RecordedStatement.decode(recorder.ask(MusterServer.RECORDED, ""));
      List<RecordedStatement> own =
          statements.stream().filter(each -> !each.sql().contains(TOKENS)).toList();
      List<RecordedStatement> replayed =
          own.stream()
              .filter(each -> figure != Figure.LIST || !each.sql().contains(TOTALS))
              .toList();
      int length = client.bodyLength();
      ceilings.ask(
          CeilingServer.PREPARE,
          String.join(
              " ",
              figure.key(),
              Integer.toString(length),
              Long.toString(SAMPLE),
              RecordedStatement.encode(replayed)));
      return new Prepared(
          workload, request.length, length, own.size(), statements.size() - own.size());
    }
  }

  private static void send(Client client, HttpRequests requests, byte[] request)
      throws IOException {
    int status = client.exchange(request);
    if (!requests.isExpected(status, client)) {
      throw new IOException("a sample request was answered " + status + ": " + client.body());
    }
  }

  /** Walks through the first pages. */
  private static List<String> cursors(Client client, int pages) throws IOException {
    List<String> cursors = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < pages; page++) {
      cursor = next(client, "/Users?count=" + Figure.PAGE + "&cursor=" + cursor);
      cursors.add(cursor);
    }
    return cursors;
  }

  /** Of the members of each group. */
  private List<String> secondPages(Client client) throws IOException {
    List<String> cursors = new ArrayList<>();
    for (Crowd group : Crowd.values()) {
      cursors.add(next(client, Workload.membersOf(population.groupId(group))));
    }
    return cursors;
  }

  private static String next(Client client, String path) throws IOException {
    int status = client.exchange(HttpRequests.bytes("GET", "/scim/v2" + path, ""));
    Matcher next = NEXT_CURSOR.matcher(client.body());
    if (status != 200 || !next.find()) {
      throw new IOException("a page of a list was answered " + status);
    }
    return next.group(1);
  }
}
