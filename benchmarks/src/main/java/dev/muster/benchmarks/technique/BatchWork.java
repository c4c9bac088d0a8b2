package dev.muster.benchmarks.technique;

import static dev.muster.benchmarks.technique.PortWork.TENANT;

import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.application.port.profile.StatementProfiles;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.population.RepositoryLoader;
import dev.muster.domain.resource.VersionCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A batch of users that come and go, so that the directory stays as it is. */
final class BatchWork {

  private static final int SMALLEST = 20;

  /** As many as a bulk has at the most. */
  private static final int LARGEST = 1_000;

  private static final int PART = 100;

  private final ResourceRepository users;
  private final StatementProfiles statements;
  private final List<Write> creates;
  private final List<Write> deletes;

  BatchWork(Population population, ResourceRepository users, StatementProfiles statements) {
    this.users = users;
    this.statements = statements;
    int size = Math.clamp(population.size() / PART, SMALLEST, LARGEST);
    // The next ones of a population that is larger by so many.
    Population larger = new Population(population.seed(), population.size() + size);
    this.creates = new RepositoryLoader().users(larger, population.size(), larger.size());
    this.deletes =
        creates.stream()
            .<Write>map(create -> new Write.Delete(create.id(), VersionCondition.NONE))
            .toList();
  }

  Comparison comparison() {
    return new Comparison(
        Technique.BATCH,
        new PortVariant(writing(users), 1, statements),
        new PortVariant(writing(new OneByOne(users)), 1, statements));
  }

  private LongFunction<List<WriteOutcome>> writing(ResourceRepository repository) {
    return number -> {
      List<WriteOutcome> outcomes = new ArrayList<>();
      outcomes.addAll(repository.writeAll(TENANT, creates, 0));
      outcomes.addAll(repository.writeAll(TENANT, deletes, 0));
      if (outcomes.size() != creates.size() + deletes.size()
          || outcomes.stream().anyMatch(WriteOutcome::isFailure)) {
        throw new IllegalStateException("not everything was written");
      }
      return outcomes;
    };
  }
}
