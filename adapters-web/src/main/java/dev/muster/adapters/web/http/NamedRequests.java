package dev.muster.adapters.web.http;

import dev.muster.application.port.profile.RequestProfile;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Names each request before anything else is done for it: in its answer, and in the lines of the
 * log that its thread writes. What its thread knows of it is forgotten in the end.
 */
final class NamedRequests extends Handler.Wrapper {

  private static final String LOGGED = "requestId";

  NamedRequests(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    MDC.put(LOGGED, RequestId.of(request));
    name(request, response);
    try {
      return super.handle(request, response, callback);
    } finally {
      // Already over, unless not even the answer to a failure could be written.
      var _ = RequestProfile.end();
      MDC.clear();
    }
  }

  /** Puts the name into an answer: the one in the log, or one for a request that came to nobody. */
  static void name(Request request, Response response) {
    String logged = MDC.get(LOGGED);
    response.getHeaders().put(RequestId.HEADER, logged == null ? RequestId.of(request) : logged);
  }
}
