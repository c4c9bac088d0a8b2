package dev.muster.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.benchmarks.population.RepositoryLoader;
import dev.muster.benchmarks.report.TechniqueJson;
import dev.muster.benchmarks.report.TechniquePage;
import dev.muster.benchmarks.report.TechniqueReport;
import dev.muster.benchmarks.report.TechniqueTable;
import dev.muster.benchmarks.technique.Misses;
import dev.muster.benchmarks.technique.Technique;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run, so short that only what it counts means something. */
final class TechniquesIT {

  private static final int READERS = 2_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void run_allTechniques_answerTheSameAndAreReported() throws IOException, SQLException {
    TechniqueOptions options =
        new TechniqueOptions(
            300,
            EnumSet.allOf(Technique.class),
            1,
            Duration.ofMillis(50),
            Duration.ofNanos(1),
            2,
            READERS,
            1,
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            folder);
    TechniqueReport report;
    try (TechniqueComparison comparison = new TechniqueComparison(options, line -> {})) {
      report = comparison.run(new RepositoryLoader());
    }
    StringWriter table = new StringWriter();
    new TechniqueTable(report).print(new PrintWriter(table));
    String html = TechniquePage.of(report);
    byte[] file = TechniqueJson.of(report);
    String json = new String(file, StandardCharsets.UTF_8);
    Misses misses = Objects.requireNonNull(report.misses());
    assertAll(
        () ->
            assertEquals(
                Arrays.stream(Technique.values()).filter(each -> each != Technique.MISSES).toList(),
                report.results().stream().map(TechniqueReport.Result::technique).toList()),
        () -> assertEquals(READERS, misses.misses()),
        () -> assertEquals(1, misses.statements()),
        () -> assertEquals(1, statements(report, Technique.SINGLE_FLIGHT, true)),
        () -> assertTrue(statements(report, Technique.SINGLE_FLIGHT, false) > 1),
        () -> assertTrue(statements(report, Technique.JOIN, false) >= 100),
        () -> assertTrue(statements(report, Technique.BATCH, true) <= 4),
        () -> assertEquals(40, statements(report, Technique.BATCH, false)),
        () -> assertTrue(statements(report, Technique.PROFILE, true) >= 1),
        () -> assertNull(result(report, Technique.PROFILE).without().statements()),
        () -> assertTrue(statements(report, Technique.PAGES, false) >= 1),
        () ->
            assertEquals(
                DocumentedKeys.below("## The file of `techniques --json`"),
                DocumentedKeys.of(JsonReader.readObject(new ByteArrayInputStream(file)))),
        () -> assertFalse(html.contains("http://") || html.contains("https://")));
    for (Technique technique : Technique.values()) {
      assertAll(
          () -> assertTrue(table.toString().contains(technique.key()), technique::key),
          () -> assertTrue(html.contains(technique.key()), technique::key),
          () -> assertTrue(json.contains("\"" + technique.key() + "\""), technique::key));
    }
  }

  private static TechniqueReport.Result result(TechniqueReport report, Technique technique) {
    return report.results().stream()
        .filter(each -> each.technique() == technique)
        .findFirst()
        .orElseThrow();
  }

  private static double statements(TechniqueReport report, Technique technique, boolean with) {
    TechniqueReport.Result result = result(report, technique);
    return Objects.requireNonNull((with ? result.with() : result.without()).statements());
  }
}
