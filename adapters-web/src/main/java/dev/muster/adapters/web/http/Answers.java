package dev.muster.adapters.web.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;

/** Sends answers. */
public final class Answers {

  /** The media type of every SCIM answer (RFC 7644 §3.1), without parameters. */
  public static final String SCIM_JSON = "application/scim+json";

  private static final HttpField SCIM_TYPE =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, SCIM_JSON);

  static final String JSON = "application/json";

  private Answers() {}

  /**
   * Says where the resource of an answer is (RFC 7643 §3.1) and which state of it is shown (RFC
   * 7644 §3.14). To be said once: fields are added, and none is replaced.
   */
  public static void describe(Context context, String location, String entityTag) {
    describe(head(context), location, entityTag);
  }

  private static void describe(HttpFields.Mutable head, String location, String entityTag) {
    head.add(HttpHeader.LOCATION, location);
    head.add(HttpHeader.CONTENT_LOCATION, location);
    head.add(HttpHeader.ETAG, entityTag);
  }

  /** Jetty's own: by way of the servlet's, each name is looked up. */
  static HttpFields.Mutable head(Context context) {
    return ServletContextResponse.getServletContextResponse(context.res()).getHeaders();
  }

  /** Answers without a body. */
  public static void sendNothing(Context context, int status) {
    ServerTiming.tell(head(context));
    context.status(status);
  }

  /** Sends a whole SCIM body. */
  public static void sendScim(Context context, int status, byte[] body) {
    send(context, status, SCIM_JSON, body);
  }

  /**
   * Sends a SCIM body of which the middle was kept on the disk.
   *
   * @param middle finished
   */
  public static void sendScim(
      Context context, int status, byte[] start, SpooledBody middle, byte[] end) {
    ServerTiming.tell(head(context));
    HttpServletResponse response = context.res();
    begin(response, status, SCIM_JSON);
    try {
      response.setContentLengthLong(start.length + middle.length() + end.length);
      if (context.req().getMethod().equals("HEAD")) {
        return;
      }
      OutputStream client = response.getOutputStream();
      client.write(start);
      middle.transferTo(client);
      client.write(end);
    } catch (IOException clientIsGone) {
      throw new UncheckedIOException(clientIsGone);
    }
  }

  /** Writes the head of an answer that goes past the servlets; its body follows. */
  static void describe(Response response, ResourceAnswer answer) {
    HttpFields.Mutable head = response.getHeaders();
    response.setStatus(200);
    head.put(SCIM_TYPE);
    describe(head, answer.location(), answer.entityTag());
    ServerTiming.tell(head);
    head.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
  }

  static void send(Context context, int status, String contentType, byte[] body) {
    ServerTiming.tell(head(context));
    HttpServletResponse response = context.res();
    begin(response, status, contentType);
    response.setContentLength(body.length);
    if (context.req().getMethod().equals("HEAD")) {
      return;
    }
    try {
      response.getOutputStream().write(body);
    } catch (IOException clientIsGone) {
      throw new UncheckedIOException(clientIsGone);
    }
  }

  private static void begin(HttpServletResponse response, int status, String contentType) {
    response.setStatus(status);
    // Of most answers, Javalin has said it when the request came.
    if (!contentType.equals(response.getContentType())) {
      response.setHeader("Content-Type", contentType);
    }
  }
}
