package dev.muster.adapters.web.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Gives the shape of a SCIM error to what Jetty refuses before a route is looked for. */
final class JettyErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    byte[] body = body(response.getStatus());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answers.SCIM_JSON);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    NamedRequests.name(request, response);
    if (response.getStatus() == 503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
    }
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static byte[] body(int status) {
    String detail =
        switch (status) {
          case 414, 431 -> "The address or the headers of the request are too long.";
          case 400 -> "The request is not valid HTTP.";
          case 503 -> "The server is shutting down.";
          default -> HttpStatus.getMessage(status) + ".";
        };
    return new ErrorBody(status, null, detail).json();
  }
}
