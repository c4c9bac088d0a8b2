package dev.muster.adapters.web.tracing;

import dev.muster.adapters.web.http.AnsweredRequest;
import dev.muster.adapters.web.http.RequestTrace;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.RequestProfile.CacheResult;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;

/**
 * One request as a span of a server, and below it a span for each step, after the semantic
 * conventions for HTTP and databases. Paths, queries and parameters of statements are left out:
 * they are personal data.
 */
final class OpenTelemetryTrace implements RequestTrace {

  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<Long> STATEMENTS = AttributeKey.longKey("muster.statements");
  private static final AttributeKey<Double> POOL_WAIT =
      AttributeKey.doubleKey("muster.pool.wait.seconds");
  private static final AttributeKey<String> CACHE = AttributeKey.stringKey("muster.cache.result");
  private static final Attributes POSTGRESQL =
      Attributes.of(AttributeKey.stringKey("db.system.name"), "postgresql");
  private static final int FAULT = 500;

  private final Tracer tracer;
  private final Span span;
  private final Context context;
  private final TraceClock clock;

  OpenTelemetryTrace(Tracer tracer, Span span, Context context, TraceClock clock, String scheme) {
    this.tracer = tracer;
    this.span = span;
    this.context = context;
    this.clock = clock;
    var _ = span.setAttribute(SCHEME, scheme);
  }

  @Override
  public String id() {
    return span.getSpanContext().getTraceId();
  }

  @Override
  public void statementRan(String name, long duration, boolean failed) {
    Span statement =
        start(
            tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT).setAllAttributes(POSTGRESQL),
            duration);
    if (failed) {
      var _ = statement.setStatus(StatusCode.ERROR).setAttribute(ERROR, "_OTHER");
    }
    end(statement);
  }

  @Override
  public void cacheAnswered(CacheResult result, long duration) {
    end(start(tracer.spanBuilder("cache").setAttribute(CACHE, result.keyword()), duration));
  }

  private Span start(SpanBuilder step, long duration) {
    return step.setParent(context)
        .setStartTimestamp(clock.at(System.nanoTime() - duration), TimeUnit.NANOSECONDS)
        .startSpan();
  }

  private void end(Span ended) {
    ended.end(clock.at(System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  @Override
  public void end(AnsweredRequest answered, RequestProfile profile) {
    String route = answered.route();
    var _ = span.updateName(route == null ? answered.method() : answered.method() + " " + route);
    var _ = span.setAttribute(METHOD, answered.method());
    var _ = span.setAttribute(STATUS, (long) answered.status());
    var _ = span.setAttribute(STATEMENTS, (long) profile.statements());
    var _ = span.setAttribute(POOL_WAIT, profile.poolWait() / 1e9);
    if (route != null) {
      var _ = span.setAttribute(ROUTE, route);
    }
    if (answered.status() >= FAULT) {
      var _ = span.setAttribute(ERROR, Integer.toString(answered.status()));
      var _ = span.setStatus(StatusCode.ERROR);
    }
    end(span);
  }
}
