package dev.muster.benchmarks.report;

import dev.muster.benchmarks.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One figure at one size.
 *
 * @param size users of the directory
 * @param requestBytes of a typical request, with its head
 * @param responseBytes of the body of its answer
 * @param statements that Muster executes for one, without the one that looks up the token
 * @param tokenStatements that look up the token
 * @param ceilings that were measured
 */
public record FigureResult(
    Figure figure,
    int size,
    int requestBytes,
    int responseBytes,
    int statements,
    int tokenStatements,
    Measured muster,
    Map<Figure.Ceiling, Measured> ceilings) {

  /** Muster's throughput as a part of a ceiling's, compared round by round. */
  public Optional<Spread> ratio(Figure.Ceiling ceiling) {
    return Optional.ofNullable(ceilings.get(ceiling))
        .map(measured -> Spread.of(quotients(muster.throughputs(), measured.throughputs())));
  }

  /** How much longer a request takes than in a smaller directory, compared round by round. */
  public Spread timeAgainst(FigureResult smaller) {
    return Spread.of(quotients(smaller.muster.throughputs(), muster.throughputs()));
  }

  /** Whether the goal is reached; empty if there is none, or its ceiling was not measured. */
  public Optional<Boolean> reachesGoal() {
    return figure
        .goal()
        .flatMap(goal -> ratio(goal.ceiling()).map(ratio -> ratio.median() >= goal.ratio()));
  }

  private static List<Double> quotients(List<Double> dividends, List<Double> divisors) {
    List<Double> quotients = new ArrayList<>();
    for (int round = 0; round < Math.min(dividends.size(), divisors.size()); round++) {
      quotients.add(divisors.get(round) == 0 ? 0 : dividends.get(round) / divisors.get(round));
    }
    return quotients;
  }
}
