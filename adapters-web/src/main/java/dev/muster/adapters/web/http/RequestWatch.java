package dev.muster.adapters.web.http;

import dev.muster.application.port.profile.RequestProfile;
import io.javalin.http.Context;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Follows each request, on the one thread that works for it, until its answer is ready: what it
 * costs, its trace, and who is told in the end.
 */
public final class RequestWatch {

  private static final String TRACE = "traceId";

  private final boolean accessLog;
  private final RequestTracing tracing;
  private final Consumer<AnsweredRequest> counter;

  /**
   * @param accessLog whether each request is logged
   * @param counter told of each request
   */
  public RequestWatch(
      boolean accessLog, RequestTracing tracing, Consumer<AnsweredRequest> counter) {
    this.accessLog = accessLog;
    this.tracing = tracing;
    this.counter = counter;
  }

  /**
   * Begins the profile of a request of SCIM, if anybody wants to know it.
   *
   * @param serverTiming whether the client does
   */
  @Nullable RequestProfile begin(Context context, boolean serverTiming) {
    RequestTrace trace = tracing.begin(context.req());
    if (trace == null) {
      return beginUntraced(serverTiming);
    }
    MDC.put(TRACE, trace.id());
    return RequestProfile.begin(trace, serverTiming);
  }

  /** As {@link #begin}, without a trace. */
  @Nullable RequestProfile beginUntraced(boolean serverTiming) {
    return serverTiming || accessLog ? RequestProfile.begin(null, serverTiming) : null;
  }

  /** Whether any request may be traced. */
  boolean isTracing() {
    return !tracing.equals(RequestTracing.NONE);
  }

  /** The answer is ready. */
  void end(AnsweredRequest answered) {
    RequestProfile profile = RequestProfile.end().orElse(null);
    counter.accept(answered);
    if (profile != null && profile.steps().orElse(null) instanceof RequestTrace trace) {
      trace.end(answered, profile);
    }
    if (accessLog) {
      AccessLog.write(answered, profile);
    }
  }
}
