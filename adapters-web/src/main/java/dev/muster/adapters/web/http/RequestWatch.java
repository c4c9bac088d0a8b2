package dev.muster.adapters.web.http;

import dev.muster.application.port.profile.RequestProfile;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Follows each request, on the one thread that works for it, until its answer is ready: what it
 * costs, its trace, and who is told in the end.
 */
public final class RequestWatch {

  private static final String TRACE = "traceId";
  private static final String ATTRIBUTE = "muster.trace";

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
    if (trace != null) {
      MDC.put(TRACE, trace.id());
      context.attribute(ATTRIBUTE, trace);
    } else if (!serverTiming && !accessLog) {
      return null;
    }
    RequestProfile profile = RequestProfile.begin(trace);
    if (serverTiming) {
      ServerTiming.promise(context, profile);
    }
    return profile;
  }

  /** The answer is ready. */
  void end(Context context) {
    Optional<RequestProfile> profile = RequestProfile.end();
    AnsweredRequest answered = AnsweredRequest.of(context);
    counter.accept(answered);
    if (context.attribute(ATTRIBUTE) instanceof RequestTrace trace) {
      profile.ifPresent(known -> trace.end(answered, known));
    }
    if (accessLog) {
      AccessLog.write(answered, profile.orElse(null));
    }
  }
}
