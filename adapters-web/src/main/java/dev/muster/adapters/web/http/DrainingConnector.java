package dev.muster.adapters.web.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * When it is shut down, connections end on which no request is under way, or no longer, and none
 * comes for a moment, as RFC 9112 §9.5 allows; otherwise each client that keeps one would hold up
 * the stop for the shutdown's idle timeout. A request that comes within the moment is refused in
 * words: a connection that is closed over it would leave open whether it was made.
 */
final class DrainingConnector extends ServerConnector {

  private final RequestsUnderWay requests;
  private final Duration moment;

  /**
   * @param tls null: plain HTTP
   * @param requests of the server
   * @param moment in which a connection may still bring a request once the server stops
   */
  DrainingConnector(
      Server server,
      SslContextFactory.@Nullable Server tls,
      HttpConnectionFactory http,
      RequestsUnderWay requests,
      Duration moment) {
    super(server, tls, http);
    this.requests = requests;
    this.moment = moment;
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    // The idle timeouts that are set below count from now, not from the last byte.
    for (EndPoint client : getConnectedEndPoints()) {
      if (client instanceof IdleTimeout idle) {
        idle.notIdle();
      }
    }
    CompletableFuture<Void> drained = super.shutdown();
    for (EndPoint client : getConnectedEndPoints()) {
      Connection connection = client.getConnection();
      if (connection instanceof SslConnection tls) {
        connection = tls.getSslEndPoint().getConnection();
      }
      if (connection != null) {
        var _ =
            requests.answerOn(connection).thenRun(() -> client.setIdleTimeout(moment.toMillis()));
      }
    }
    return drained;
  }
}
