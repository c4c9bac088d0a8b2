package dev.muster.adapters.web.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * When it is shut down, connections end on which no request is under way and none comes for a
 * moment, as RFC 9112 §9.5 allows; otherwise each client that keeps one would hold up the stop for
 * the shutdown's idle timeout. A request that comes within the moment is refused in words: a
 * connection that is closed over it would leave open whether it was made.
 */
final class DrainingConnector extends ServerConnector {

  private static final Duration MOMENT = Duration.ofMillis(250);

  private final RequestsUnderWay requests;

  /**
   * @param tls null: plain HTTP
   * @param requests of the server
   */
  DrainingConnector(
      Server server,
      SslContextFactory.@Nullable Server tls,
      HttpConnectionFactory http,
      RequestsUnderWay requests) {
    super(server, tls, http);
    this.requests = requests;
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    CompletableFuture<Void> drained = super.shutdown();
    for (EndPoint client : getConnectedEndPoints()) {
      Connection connection = client.getConnection();
      if (connection instanceof SslConnection tls) {
        connection = tls.getSslEndPoint().getConnection();
      }
      if (connection != null && !requests.areOn(connection)) {
        client.setIdleTimeout(MOMENT.toMillis());
      }
    }
    return drained;
  }
}
