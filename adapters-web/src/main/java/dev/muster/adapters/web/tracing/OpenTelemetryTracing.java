package dev.muster.adapters.web.tracing;

import dev.muster.adapters.web.http.CoreRequest;
import dev.muster.adapters.web.http.RequestTrace;
import dev.muster.adapters.web.http.RequestTracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans by OTLP over HTTP to a collector, from a bounded queue: what does not fit is dropped,
 * and a collector that is away harms no request. The caller's span is the parent if the request
 * says so (W3C Trace Context); a header that is not valid counts as none. All else, such as the
 * sampler, is as the environment variables of OpenTelemetry say.
 */
public final class OpenTelemetryTracing implements RequestTracing, AutoCloseable {

  private static final String SCOPE = "dev.muster";
  private static final String PATH = "/v1/traces";
  private static final long STOP_SECONDS = 5;
  private static final String PARENT = "traceparent";

  /** Not tracestate: that is free text, which would be in every span. */
  private static final TextMapGetter<HttpServletRequest> HEADERS =
      (request, name) -> request == null || !name.equals(PARENT) ? null : request.getHeader(name);

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;

  private OpenTelemetryTracing(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer(SCOPE);
  }

  /**
   * Begins to send.
   *
   * @param collector its base, such as {@code http://127.0.0.1:4318}
   * @throws IllegalArgumentException if a variable of OpenTelemetry cannot be used
   */
  public static OpenTelemetryTracing start(URI collector) {
    String endpoint = collector.toString().replaceAll("/+$", "") + PATH;
    try {
      return new OpenTelemetryTracing(sdk(endpoint));
    } catch (ConfigurationException unusable) {
      throw new IllegalArgumentException(unusable.getMessage(), unusable);
    }
  }

  private static OpenTelemetrySdk sdk(String endpoint) {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .disableShutdownHook()
        .addPropertiesSupplier(() -> Map.of("otel.service.name", "muster"))
        .addPropertiesCustomizer(
            environment ->
                Map.of(
                    "otel.traces.exporter", "otlp",
                    "otel.exporter.otlp.traces.protocol", "http/protobuf",
                    "otel.exporter.otlp.traces.endpoint", endpoint,
                    "otel.metrics.exporter", "none",
                    "otel.logs.exporter", "none"))
        .build()
        .getOpenTelemetrySdk();
  }

  @Override
  public @Nullable RequestTrace begin(HttpServletRequest request) {
    Context parent =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
    TraceClock clock = new TraceClock();
    Span span =
        tracer
            .spanBuilder("HTTP")
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(
                clock.at(CoreRequest.of(request).getBeginNanoTime()), TimeUnit.NANOSECONDS)
            .startSpan();
    return span.isRecording()
        ? new OpenTelemetryTrace(
            tracer, span, parent.with(span), clock, request.isSecure() ? "https" : "http")
        : null;
  }

  /** Sends what is left, as long as that does not take long. */
  @Override
  public void close() {
    var _ = sdk.shutdown().join(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
