package dev.muster.adapters.web.http;

import dev.muster.application.port.profile.RequestProfile;
import dev.muster.domain.access.TenantId;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers reads by id from memory before servlets and routes come into play, which cost more than
 * such a read itself. It knows one kind of request, that of an application which reads a resource
 * once more, and one answer: the resource. Whatever else is asked, is not in memory, or is refused
 * goes on to the route at the same path as if nothing had happened, which answers the same way.
 */
final class NearReads extends Handler.Wrapper {

  private static final Logger LOG = LoggerFactory.getLogger(NearReads.class);

  /** Fields with which a read is more than that. */
  private static final EnumSet<HttpHeader> PECULIAR =
      EnumSet.of(HttpHeader.IF_NONE_MATCH, HttpHeader.EXPECT, HttpHeader.TRANSFER_ENCODING);

  /** By the paths of their resources, without the last slash and the id. */
  private final Map<String, NearRoute> routes;

  private final BearerAuthentication authentication;
  private final @Nullable RequestWatch watch;
  private final boolean serverTiming;

  /**
   * @param watch if not null, told of each request that is answered here
   * @param serverTiming whether the answer says what it cost
   */
  NearReads(
      List<NearRoute> routes,
      BearerAuthentication authentication,
      @Nullable RequestWatch watch,
      boolean serverTiming) {
    this.routes =
        routes.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    route -> route.pattern().substring(0, route.pattern().lastIndexOf('/')),
                    Function.identity()));
    this.authentication = authentication;
    this.watch = watch;
    this.serverTiming = serverTiming;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return answers(request, response, callback) || super.handle(request, response, callback);
  }

  private boolean answers(Request request, Response response, Callback callback) {
    if (!HttpMethod.GET.is(request.getMethod()) || request.getHttpURI().getQuery() != null) {
      return false;
    }
    // As it was sent: a path that is written in another way is looked for among the routes.
    String path = request.getHttpURI().getPath();
    int slash = path == null ? -1 : path.lastIndexOf('/');
    NearRoute route = slash < 0 ? null : routes.get(path.substring(0, slash));
    if (route == null || request.getLength() > 0 || request.getHeaders().contains(PECULIAR)) {
      return false;
    }
    RequestProfile profile = watch == null ? null : watch.beginUntraced(serverTiming);
    ResourceAnswer answer = answer(route, path.substring(slash + 1), request, profile);
    if (answer == null) {
      // The route begins its own.
      var _ = RequestProfile.end();
      return false;
    }
    Answers.describe(response, answer);
    if (watch != null) {
      long duration = System.nanoTime() - request.getBeginNanoTime();
      watch.end(new AnsweredRequest("GET", route.pattern(), 200, duration));
    }
    // Last of all: what goes wrong after it could no longer be said.
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
    return true;
  }

  private @Nullable ResourceAnswer answer(
      NearRoute route, String id, Request request, @Nullable RequestProfile profile) {
    try {
      return reader(request.getHeaders(), profile)
          .<ResourceAnswer>flatMap(tenant -> route.answer(tenant, id, request))
          .orElse(null);
    } catch (RuntimeException failure) {
      // The route fails in the same way, and knows what to say of it; if not, this tells why it is
      // slow.
      LOG.debug("A read was not answered from memory", failure);
      return null;
    }
  }

  private Optional<TenantId> reader(HttpFields head, @Nullable RequestProfile profile) {
    if (profile == null) {
      return authentication.reader(head);
    }
    long began = System.nanoTime();
    Optional<TenantId> reader = authentication.reader(head);
    profile.authenticated(System.nanoTime() - began);
    return reader;
  }
}
