package dev.muster.adapters.web.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Knows on which connections a request is under way: its head came, and its answer is not sent. */
final class RequestsUnderWay extends Handler.Wrapper {

  /** HTTP/1.1 has one at a time; the next may begin before the one before is taken out. */
  private final Map<Connection, Request> requests = new ConcurrentHashMap<>();

  RequestsUnderWay(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    requests.put(connection, request);
    Request.addCompletionListener(request, _ -> requests.remove(connection, request));
    return super.handle(request, response, callback);
  }

  boolean areOn(Connection connection) {
    return requests.containsKey(connection);
  }
}
