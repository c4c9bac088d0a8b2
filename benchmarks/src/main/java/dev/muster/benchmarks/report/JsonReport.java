package dev.muster.benchmarks.report;

import dev.muster.benchmarks.figure.Figure;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A run as JSON, with the keys that {@code benchmarks/README.md} documents. */
public final class JsonReport {

  /** Changes when a key changes its meaning or goes away. */
  private static final int FORMAT = 1;

  private final Report report;
  private final JsonGenerator json;

  private JsonReport(Report report, JsonGenerator json) {
    this.report = report;
    this.json = json;
  }

  /** In UTF-8. */
  public static byte[] of(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator =
        JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), bytes)) {
      new JsonReport(report, generator).write();
    }
    return bytes.toByteArray();
  }

  private void write() {
    json.writeStartObject();
    json.writeNumberProperty("format", FORMAT);
    json.writeStringProperty("started", report.started().toString());
    writeMachine();
    json.writeNumberProperty("seed", report.seed());
    json.writeNumberProperty("seconds", report.seconds());
    json.writeNumberProperty("rounds", report.rounds());
    json.writeNumberProperty("connections", report.connections());
    json.writeNumberProperty("load", report.load());
    json.writeArrayPropertyStart("figures");
    report.results().forEach(this::writeResult);
    json.writeEndArray();
    json.writeArrayPropertyStart("errors");
    report.errors().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeMachine() {
    json.writeObjectPropertyStart("machine");
    json.writeStringProperty("system", report.machine().system());
    json.writeStringProperty("java", report.machine().java());
    json.writeNumberProperty("processors", report.machine().processors());
    json.writeNumberProperty("loadBefore", report.machine().loadBefore());
    json.writeNumberProperty("loadAfter", report.machine().loadAfter());
    json.writeEndObject();
  }

  private void writeResult(FigureResult result) {
    json.writeStartObject();
    json.writeStringProperty("figure", result.figure().key());
    json.writeNumberProperty("users", result.size());
    json.writeNumberProperty("requestBytes", result.requestBytes());
    json.writeNumberProperty("responseBytes", result.responseBytes());
    json.writeNumberProperty("statements", result.statements());
    json.writeNumberProperty("tokenStatements", result.tokenStatements());
    json.writeName("muster");
    writeMeasured(result.muster());
    json.writeObjectPropertyStart("ceilings");
    for (Map.Entry<Figure.Ceiling, Measured> ceiling : result.ceilings().entrySet()) {
      json.writeName(ceiling.getKey().key());
      writeMeasured(ceiling.getValue());
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("ratios");
    for (Figure.Ceiling ceiling : result.ceilings().keySet()) {
      result.ratio(ceiling).ifPresent(ratio -> writeSpread(ceiling.key(), ratio));
    }
    json.writeEndObject();
    writeSpread("timeAgainstSmallest", result.timeAgainst(report.smallest(result)));
    result.figure().goal().ifPresent(goal -> writeGoal(goal, result.reachesGoal()));
    json.writeEndObject();
  }

  private void writeGoal(Figure.Goal goal, Optional<Boolean> reached) {
    json.writeObjectPropertyStart("goal");
    json.writeStringProperty("ceiling", goal.ceiling().key());
    json.writeNumberProperty("ratio", goal.ratio());
    reached.ifPresent(is -> json.writeBooleanProperty("reached", is));
    json.writeEndObject();
  }

  private void writeMeasured(Measured measured) {
    json.writeStartObject();
    json.writeNumberProperty("throughput", measured.throughput().median());
    json.writeArrayPropertyStart("throughputs");
    measured.throughputs().forEach(json::writeNumber);
    json.writeEndArray();
    writeCost(measured.cost());
    writeLatency(measured.latency());
    json.writeEndObject();
  }

  private void writeCost(Measured.@Nullable Cost cost) {
    if (cost != null) {
      json.writeNumberProperty("cpuMicroseconds", cost.cpuMicroseconds());
      json.writeNumberProperty("compilationMicroseconds", cost.compilationMicroseconds());
      json.writeNumberProperty("databaseCpuMicroseconds", cost.databaseCpuMicroseconds());
      json.writeNumberProperty("allocatedBytes", cost.allocatedBytes());
    }
  }

  private void writeLatency(Measured.@Nullable Latency latency) {
    if (latency != null) {
      json.writeObjectPropertyStart("latency");
      json.writeNumberProperty("rate", latency.rate());
      json.writeNumberProperty("requests", latency.requests());
      json.writeNumberProperty("p50", latency.p50());
      json.writeNumberProperty("p99", latency.p99());
      json.writeNumberProperty("p999", latency.p999());
      json.writeNumberProperty("max", latency.max());
      json.writeEndObject();
    }
  }

  private void writeSpread(String name, Spread spread) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("median", spread.median());
    json.writeNumberProperty("min", spread.min());
    json.writeNumberProperty("max", spread.max());
    json.writeEndObject();
  }
}
