package dev.muster.adapters.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.port.profile.RequestProfile;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** What a request leaves to the next one on its thread. */
final class NamedRequestsTest {

  private final CompletableFuture<Optional<RequestProfile>> left = new CompletableFuture<>();

  /** Begins a profile and fails. */
  private static final class Failing extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      RequestProfile.begin(null, true);
      throw new IOException("as if the client had gone");
    }
  }

  private final class Looking extends Handler.Wrapper {

    Looking(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      try {
        return super.handle(request, response, callback);
      } finally {
        left.complete(RequestProfile.end());
      }
    }
  }

  @Test
  void requestThatFailed_leavesNoProfile() throws Exception {
    Server server = new Server();
    LocalConnector connector = new LocalConnector(server);
    server.addConnector(connector);
    server.setHandler(new Looking(new NamedRequests(new Failing())));
    server.start();
    try {
      connector.getResponse("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertEquals(Optional.empty(), left.get(20, TimeUnit.SECONDS));
    } finally {
      server.stop();
    }
  }
}
