package dev.muster.adapters.web.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Sends answers. */
public final class Answers {

  /** The media type of every SCIM answer (RFC 7644 §3.1), without parameters. */
  public static final String SCIM_JSON = "application/scim+json";

  static final String JSON = "application/json";

  private Answers() {}

  /** Answers without a body. */
  public static void sendNothing(Context context, int status) {
    ServerTiming.tell(context);
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
    ServerTiming.tell(context);
    HttpServletResponse response = context.res();
    response.setStatus(status);
    response.setHeader("Content-Type", SCIM_JSON);
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

  static void send(Context context, int status, String contentType, byte[] body) {
    ServerTiming.tell(context);
    HttpServletResponse response = context.res();
    response.setStatus(status);
    response.setHeader("Content-Type", contentType);
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
}
