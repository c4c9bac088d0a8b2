package dev.muster.adapters.web.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/**
 * Takes in what a refused request still sends. A server that closes while the client is sending
 * takes the answer away from it, and the connection from the next request.
 */
final class UnreadBody {

  /** In bytes; whoever sends more loses the connection. */
  private static final long LIMIT = 32L << 20;

  private UnreadBody() {}

  static void finish(Context context) {
    boolean finished = false;
    try {
      // Reading would ask a client that waits for 100 Continue to send its body after all.
      finished = context.req().getHeader("Expect") == null && drain(context.req().getInputStream());
    } catch (IOException | IllegalArgumentException unreadable) {
      // The client is gone, or named a character set that there is not.
    }
    if (!finished) {
      context.header("Connection", "close");
    }
  }

  private static boolean drain(ServletInputStream body) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long left = LIMIT;
    while (left > 0) {
      int read = body.read(buffer);
      if (read < 0) {
        return true;
      }
      left -= read;
    }
    return false;
  }
}
