package dev.muster.benchmarks.report;

import dev.muster.benchmarks.technique.Misses;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the techniques bought, as JSON. */
public final class TechniqueJson {

  /** Changes when a key changes its meaning or goes away. */
  private static final int FORMAT = 2;

  private final JsonGenerator json;

  private TechniqueJson(JsonGenerator json) {
    this.json = json;
  }

  /** In UTF-8. */
  public static byte[] of(TechniqueReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator =
        JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), bytes)) {
      new TechniqueJson(generator).write(report);
    }
    return bytes.toByteArray();
  }

  private void write(TechniqueReport report) {
    json.writeStartObject();
    json.writeNumberProperty("format", FORMAT);
    json.writeStringProperty("started", report.started().toString());
    json.writeStringProperty("system", report.machine().system());
    json.writeStringProperty("java", report.machine().java());
    json.writeNumberProperty("processors", report.machine().processors());
    json.writeNumberProperty("loadBefore", report.machine().loadBefore());
    json.writeNumberProperty("loadAfter", report.machine().loadAfter());
    json.writeNumberProperty("users", report.users());
    json.writeNumberProperty("rounds", report.rounds());
    json.writeNumberProperty("seconds", report.seconds());
    json.writeArrayPropertyStart("techniques");
    report.results().forEach(this::write);
    json.writeEndArray();
    if (report.misses() != null) {
      write(report.misses());
    }
    json.writeEndObject();
  }

  private void write(TechniqueReport.Result result) {
    json.writeStartObject();
    json.writeStringProperty("technique", result.technique().key());
    json.writeStringProperty("place", result.technique().place().title());
    json.writeStringProperty("work", result.technique().work());
    write("with", result.technique().with(), result.with());
    write("without", result.technique().without(), result.without());
    json.writeObjectPropertyStart("ratio");
    json.writeNumberProperty("median", result.ratio().median());
    json.writeNumberProperty("low", result.ratio().min());
    json.writeNumberProperty("high", result.ratio().max());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void write(String name, String how, TechniqueReport.Side side) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("how", how);
    write("rate", side.rate());
    write("statements", side.statements());
    write("rows", side.rows());
    write("bytes", side.bytes());
    json.writeEndObject();
  }

  private void write(String name, @Nullable Double number) {
    if (number != null) {
      json.writeNumberProperty(name, number);
    }
  }

  private void write(String name, Spread spread) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("median", spread.median());
    json.writeNumberProperty("min", spread.min());
    json.writeNumberProperty("max", spread.max());
    json.writeEndObject();
  }

  private void write(Misses misses) {
    json.writeObjectPropertyStart("misses");
    json.writeNumberProperty("misses", misses.misses());
    json.writeNumberProperty("answers", misses.answers());
    json.writeNumberProperty("statements", misses.statements());
    json.writeNumberProperty("seconds", misses.seconds());
    json.writeNumberProperty("heapBytes", misses.heapBytes());
    json.writeEndObject();
  }
}
