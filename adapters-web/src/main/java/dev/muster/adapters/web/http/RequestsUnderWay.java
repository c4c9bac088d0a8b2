package dev.muster.adapters.web.http;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Knows on which connections a request is under way: its head came, and its answer is not sent. */
final class RequestsUnderWay extends Handler.Wrapper {

  private static final CompletableFuture<Void> NONE = CompletableFuture.completedFuture(null);

  /** HTTP/1.1 has one at a time; the next may begin before the one before is taken out. */
  private final Map<Connection, CompletableFuture<Void>> requests = new ConcurrentHashMap<>();

  RequestsUnderWay(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    CompletableFuture<Void> answer = new CompletableFuture<>();
    requests.put(connection, answer);
    Request.addCompletionListener(
        request,
        _ -> {
          requests.remove(connection, answer);
          answer.complete(null);
        });
    return super.handle(request, response, callback);
  }

  /** Completes when the one on this connection is answered; at once if there is none. */
  CompletableFuture<Void> answerOn(Connection connection) {
    return requests.getOrDefault(connection, NONE);
  }
}
