package dev.muster.benchmarks.run;

import dev.muster.benchmarks.control.ServerProcess;
import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Figure.Ceiling;
import dev.muster.benchmarks.figure.Workload;
import dev.muster.benchmarks.load.OpenLoop;
import dev.muster.benchmarks.population.Population.Crowd;
import dev.muster.benchmarks.report.FigureResult;
import dev.muster.benchmarks.report.Measured;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures one figure: Muster and its ceilings, in directories of all sizes, take turns (A B C, A B
 * C, ...), so that whatever else the machine does hits all of them.
 */
final class Turns {

  /** What counts as better while warming up. */
  private static final double NOTICEABLE = 1.05;

  /** The part of its processor time that the compiler of a warm server takes at most. */
  private static final double AT_REST = 0.05;

  /** About as many requests it takes until the compiler has something to do at all. */
  private static final long COMPILED_AFTER = 20_000;

  private final Figure figure;
  private final Options options;
  private final List<Stage> stages;
  private final Consumer<String> log;
  private final List<Turn> turns = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  /**
   * @param ceiling null: Muster itself
   */
  private record Turn(
      Stage stage,
      @Nullable Ceiling ceiling,
      Participant participant,
      AtomicLong next,
      Rounds rounds) {}

  Turns(Figure figure, Options options, List<Stage> stages, Consumer<String> log) {
    this.figure = figure;
    this.options = options;
    this.stages = stages;
    this.log = log;
    stages.forEach(this::enter);
  }

  private void enter(Stage stage) {
    Prepared prepared = stage.prepared(figure);
    int length = prepared.responseBytes();
    // Requests that create must never come twice; what is taken back may, and has to.
    AtomicLong next = new AtomicLong(Rehearsal.SAMPLE + 1);
    enter(
        stage,
        null,
        http(
            stage,
            "muster",
            stage.muster(figure),
            HttpRequests.toMuster(prepared.workload(), Crowd.LARGE, length / 2),
            next),
        next);
    for (Ceiling ceiling : figure.ceilings()) {
      enter(stage, ceiling, participant(stage, prepared, ceiling, next), next);
    }
  }

  private Participant participant(
      Stage stage, Prepared prepared, Ceiling ceiling, AtomicLong next) {
    Workload workload = prepared.workload();
    int length = prepared.responseBytes();
    String name = ceiling.key();
    return switch (ceiling) {
      case BARE -> http(stage, name, stage.ceilings(), HttpRequests.toBare(workload, length), next);
      case JDBC -> http(stage, name, stage.ceilings(), HttpRequests.toJdbc(workload, length), next);
      case DATABASE ->
          new LoopParticipant(name, stage.ceilings(), stage.postgresCpu(), figure, next);
      case SMALL ->
          http(
              stage,
              name,
              stage.muster(figure),
              HttpRequests.toMuster(workload, Crowd.SMALL, length / 2),
              next);
    };
  }

  private void enter(
      Stage stage, @Nullable Ceiling ceiling, Participant participant, AtomicLong next) {
    turns.add(new Turn(stage, ceiling, participant, next, new Rounds()));
  }

  private Participant http(
      Stage stage, String name, ServerProcess server, HttpRequests requests, AtomicLong next) {
    return new HttpParticipant(
        name, server, stage.postgresCpu(), requests, options.connections(figure), next);
  }

  /** Everything that went wrong. */
  List<String> errors() {
    return errors;
  }

  List<FigureResult> measure() throws IOException, SQLException {
    for (Turn turn : turns) {
      log.accept(figure.title() + ": warming up");
      warmUp(turn);
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (Turn turn : turns) {
        tell("saturation", turn, round);
        start(turn);
        Participant.Peak peak = turn.participant().saturate(options.phase());
        note(turn, peak.errors());
        if (peak.requests() == 0) {
          note(turn, List.of("not a single request was answered"));
        }
        turn.rounds().add(peak);
      }
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (Turn turn : turns) {
        tell("open loop", turn, round);
        start(turn);
        Optional<OpenLoop> load =
            turn.participant()
                .load(Math.max(1, turn.rounds().peak() * options.load()), options.phase());
        if (load.isPresent()) {
          note(turn, load.get().errors().described());
          turn.rounds().add(load.get());
        }
      }
    }
    for (Stage stage : stages) {
      stage.housekeeping().undo(figure);
      stage.housekeeping().tidy(figure);
    }
    return stages.stream().map(this::result).toList();
  }

  /**
   * Until it did enough, and for two phases its compiler rested and it got no better; or it has
   * taken its time.
   */
  private void warmUp(Turn turn) throws IOException, SQLException {
    long end = System.nanoTime() + options.warmup().toNanos();
    double best = 0;
    int without = 0;
    long requests = 0;
    while (errors.isEmpty()
        && (isCold(turn)
            || ((without < 2 || requests < COMPILED_AFTER) && System.nanoTime() < end))) {
      start(turn);
      Participant.Peak peak = turn.participant().saturate(options.phase());
      note(turn, peak.errors());
      requests += peak.requests();
      boolean compiles = peak.compilationMicroseconds() > AT_REST * peak.cpuMicroseconds();
      without = compiles || peak.throughput() > best * NOTICEABLE ? 0 : without + 1;
      best = Math.max(best, peak.throughput());
    }
    if (without < 2) {
      tell("not warm yet", turn);
    }
  }

  /** Whether some of those who shall be read from the cache were not read at all yet. */
  private boolean isCold(Turn turn) {
    long users = Math.min(turn.stage().size(), Workload.CACHED_USERS);
    return figure == Figure.READ_CACHED && turn.next().get() <= Rehearsal.SAMPLE + users;
  }

  private void start(Turn turn) throws SQLException {
    if (figure.grows()) {
      turn.stage().housekeeping().undo(figure);
    }
    if (figure == Figure.ADD_MEMBER) {
      turn.next().set(0);
    }
  }

  private void tell(String what, Turn turn) {
    log.accept(
        "%s: %,d users, %s: %s"
            .formatted(figure.title(), turn.stage().size(), turn.participant().name(), what));
  }

  private void tell(String phase, Turn turn, int round) {
    tell(phase + ", round %d of %d".formatted(round, options.rounds()), turn);
  }

  private void note(Turn turn, List<String> found) {
    found.forEach(
        error ->
            errors.add(
                figure.key()
                    + ", "
                    + turn.stage().size()
                    + " users, "
                    + turn.participant().name()
                    + ": "
                    + error));
  }

  private FigureResult result(Stage stage) {
    Prepared prepared = stage.prepared(figure);
    Map<Ceiling, Measured> ceilings = new EnumMap<>(Ceiling.class);
    Measured muster = null;
    for (Turn turn : turns) {
      if (turn.stage() == stage && turn.ceiling() == null) {
        muster = turn.rounds().measured();
      } else if (turn.stage() == stage && turn.ceiling() != null) {
        ceilings.put(turn.ceiling(), turn.rounds().measured());
      }
    }
    if (muster == null) {
      throw new IllegalStateException("Muster took no part");
    }
    return new FigureResult(
        figure,
        stage.size(),
        prepared.requestBytes(),
        prepared.responseBytes(),
        prepared.statements(),
        prepared.tokenStatements(),
        muster,
        ceilings);
  }
}
