package dev.muster.benchmarks.run;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.benchmarks.control.ServerProcess;
import dev.muster.benchmarks.load.Client;
import dev.muster.benchmarks.load.Connections;
import dev.muster.benchmarks.load.JavaClient;
import dev.muster.benchmarks.load.Requests;
import dev.muster.benchmarks.load.Saturation;
import dev.muster.benchmarks.load.SocketClient;
import dev.muster.benchmarks.report.Spread;
import dev.muster.benchmarks.server.BareServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What the load generator costs with one client or another, against the same bare route. */
public final class ClientComparison {

  /**
   * Medians of the rounds.
   *
   * @param cpuMicroseconds of this process, for each request
   */
  public record Row(String client, double throughput, double cpuMicroseconds) {}

  private ClientComparison() {}

  /** Both take turns; the first round is for warming up. */
  public static void run(Duration phase, int rounds, int connections, Consumer<Row> rows)
      throws IOException {
    Path log = Files.createTempFile("muster-bench-", ".log");
    try (ServerProcess server =
            ServerProcess.start("bare", BareServer.class.getName(), List.of(), Map.of(), log);
        HttpClient shared = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + BareServer.PATH);
      Map<String, Client.Factory> clients = new LinkedHashMap<>();
      clients.put("sockets", () -> SocketClient.connect(server.port()));
      clients.put("java.net.http", () -> new JavaClient(shared, uri));
      Map<String, List<Row>> measured = new LinkedHashMap<>();
      for (int round = 0; round <= rounds; round++) {
        for (Map.Entry<String, Client.Factory> client : clients.entrySet()) {
          Row row =
              measure(client.getKey(), new Connections(client.getValue(), connections), phase);
          if (round > 0) {
            measured.computeIfAbsent(row.client(), name -> new ArrayList<>()).add(row);
          }
        }
      }
      measured.forEach((name, all) -> rows.accept(median(name, all)));
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static Row measure(String name, Connections connections, Duration phase)
      throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    Saturation saturation = Saturation.run(connections, new Bare(), new AtomicLong(), phase);
    long used = system.getProcessCpuTime() - before;
    if (saturation.errors().count() > 0) {
      throw new IOException(name + ": " + saturation.errors().described());
    }
    return new Row(name, saturation.throughput(), used / 1e3 / saturation.requests());
  }

  private static Row median(String name, List<Row> rows) {
    return new Row(
        name,
        Spread.of(rows.stream().map(Row::throughput).toList()).median(),
        Spread.of(rows.stream().map(Row::cpuMicroseconds).toList()).median());
  }

  private static final class Bare implements Requests {

    private final byte[] request = HttpRequests.bytes("GET", BareServer.PATH, "");

    @Override
    public byte[] request(long number) {
      return request;
    }

    @Override
    public boolean isExpected(int status, Client answer) {
      return status == 200;
    }
  }
}
