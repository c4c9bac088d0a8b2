package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.ServerProcess;
import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.load.Client;
import dev.muster.benchmarks.load.Connections;
import dev.muster.benchmarks.load.Overload;
import dev.muster.benchmarks.load.Requests;
import dev.muster.benchmarks.load.Saturation;
import dev.muster.benchmarks.load.SocketClient;
import dev.muster.benchmarks.population.Loader;
import dev.muster.benchmarks.report.Spread;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * What a server still answers when several times as much is asked as it can answer, in turns with
 * what it answers at its peak. Closing it ends all processes and deletes the data.
 */
public final class OverloadComparison implements AutoCloseable {

  /** Enough for all that the server admits, and for those that it refuses at the same time. */
  private static final int MANY_CONNECTIONS = 192;

  /** The part of the load that has to get to the server for a round to count. */
  private static final double ENOUGH = 0.9;

  private static final byte[] LIST =
      HttpRequests.bytes("GET", "/scim/v2/Users?count=" + Figure.PAGE + "&cursor=", "");

  /**
   * One round.
   *
   * @param peak answers a second when every connection waits for its answer
   */
  private record Round(double peak, Overload overload) {}

  /**
   * Spreads over the rounds; rates a second, times in milliseconds.
   *
   * @param ratio of the goodput to the peak of its round
   */
  public record Result(
      Spread peak,
      Spread offered,
      Spread goodput,
      Spread ratio,
      Spread refusalMedian,
      Spread refusalP99) {}

  private final Options options;
  private final Consumer<String> log;
  private final Parts parts;

  /**
   * @param options of which the first size counts
   */
  public OverloadComparison(Options options, Consumer<String> log) {
    this.options = options;
    this.log = log;
    this.parts = new Parts(log);
  }

  /**
   * Measures lists of 100 users, which keep the database busy.
   *
   * @param factor how much more than the peak is asked
   * @throws IOException if an answer is neither a list nor a refusal
   */
  public Result run(Loader loader, double factor) throws IOException, SQLException {
    Stage stage =
        Stage.open(
            options,
            options.sizes().getFirst(),
            parts.keep(TemporaryFolder.within(options.folder())).path(),
            loader,
            parts,
            log);
    ServerProcess server = stage.muster(Figure.READ_UNCACHED);
    Connections few =
        new Connections(() -> SocketClient.connect(server.port()), options.connections());
    Connections many = new Connections(() -> SocketClient.connect(server.port()), MANY_CONNECTIONS);
    log.accept("warming up");
    double warm = saturate(few, options.warmup().dividedBy(2));
    var _ = overload(many, factor * warm, options.warmup().dividedBy(2));
    List<Round> rounds = new ArrayList<>();
    for (int round = 1; round <= options.rounds(); round++) {
      log.accept("round " + round + " of " + options.rounds());
      double peak = saturate(few, options.phase());
      Overload overload = overload(many, factor * peak, options.phase());
      if (overload.offered() < ENOUGH * factor * peak) {
        throw new IOException(
            "only %.0f requests a second could be sent, %.0f of them were answered, of %.0f at the peak; half of the refusals took more than %.1f ms"
                .formatted(
                    overload.offered(), overload.goodput(), peak, overload.refusalPercentile(50)));
      }
      rounds.add(new Round(peak, overload));
    }
    return new Result(
        spread(rounds, Round::peak),
        spread(rounds, round -> round.overload().offered()),
        spread(rounds, round -> round.overload().goodput()),
        spread(rounds, round -> round.overload().goodput() / round.peak()),
        spread(rounds, round -> round.overload().refusalPercentile(50)),
        spread(rounds, round -> round.overload().refusalPercentile(99)));
  }

  private static double saturate(Connections connections, Duration duration) throws IOException {
    Saturation saturation =
        Saturation.run(connections, new Lists(false), new AtomicLong(), duration);
    if (saturation.errors().count() > 0) {
      throw new IOException(saturation.errors().described().toString());
    }
    return saturation.throughput();
  }

  private static Overload overload(Connections connections, double rate, Duration duration)
      throws IOException {
    Overload overload = Overload.run(connections, new Lists(true), rate, duration);
    if (overload.errors().count() > 0) {
      throw new IOException(overload.errors().described().toString());
    }
    return overload;
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Spread.of(rounds.stream().map(value::applyAsDouble).toList());
  }

  /** The first page again and again. */
  private record Lists(boolean mayBeRefused) implements Requests {

    @Override
    public byte[] request(long number) {
      return LIST;
    }

    @Override
    public boolean isExpected(int status, Client answer) {
      return status == 200 || (mayBeRefused && status == 503);
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
