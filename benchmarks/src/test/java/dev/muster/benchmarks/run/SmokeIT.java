package dev.muster.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.population.RepositoryLoader;
import dev.muster.benchmarks.report.FigureResult;
import dev.muster.benchmarks.report.HtmlReport;
import dev.muster.benchmarks.report.JsonReport;
import dev.muster.benchmarks.report.Report;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run, so short that its numbers mean nothing: everything has to be there. */
final class SmokeIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void run_allFigures_hasNoErrorsAndTheDocumentedKeys() throws IOException, SQLException {
    Options options =
        new Options(
            List.of(300),
            List.of(Figure.values()),
            Duration.ofMillis(50),
            Duration.ofNanos(1),
            1,
            2,
            0.5,
            1,
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            folder);
    Report report;
    try (Benchmark benchmark = new Benchmark(options, line -> {})) {
      report = benchmark.run(new RepositoryLoader());
    }
    Value.Complex json = JsonReader.readObject(new ByteArrayInputStream(JsonReport.of(report)));
    Set<String> keys = DocumentedKeys.of(json);
    String html = HtmlReport.of(report);
    assertAll(
        () -> assertEquals(List.of(), report.errors()),
        () ->
            assertEquals(
                Arrays.asList(Figure.values()),
                report.results().stream().map(FigureResult::figure).toList()),
        () -> report.results().forEach(SmokeIT::assertWhole),
        () -> assertEquals(DocumentedKeys.below("## The file of `--json`"), keys),
        () -> assertFalse(html.contains("http://") || html.contains("https://")),
        () -> assertTrue(html.contains("<svg")),
        () -> assertEquals(List.of(), entries(folder)));
  }

  private static void assertWhole(FigureResult result) {
    assertEquals(result.figure().ceilings(), result.ceilings().keySet());
    assertTrue(result.muster().throughput().min() > 0);
    result.figure().goal().ifPresent(goal -> assertTrue(result.reachesGoal().isPresent()));
    // As the README of the repository promises.
    assertTrue(result.statements() <= 2, () -> "statements of " + result.figure());
    assertEquals(result.figure() == Figure.READ_CACHED, result.statements() == 0);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
