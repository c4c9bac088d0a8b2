package dev.muster.adapters.web.http;

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
 * When it is shut down, connections end at once on which no request is under way, as RFC 9112 §9.5
 * allows; otherwise each client that keeps one would hold up the stop for the idle timeout.
 */
final class DrainingConnector extends ServerConnector {

  /**
   * @param tls null: plain HTTP
   */
  DrainingConnector(
      Server server, SslContextFactory.@Nullable Server tls, HttpConnectionFactory http) {
    super(server, tls, http);
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    CompletableFuture<Void> drained = super.shutdown();
    for (EndPoint client : getConnectedEndPoints()) {
      if (isBetweenRequests(client)) {
        client.close();
      }
    }
    return drained;
  }

  private static boolean isBetweenRequests(EndPoint client) {
    Connection connection = client.getConnection();
    if (connection instanceof SslConnection tls) {
      connection = tls.getSslEndPoint().getConnection();
    }
    return connection != null && connection.getMessagesIn() == connection.getMessagesOut();
  }
}
