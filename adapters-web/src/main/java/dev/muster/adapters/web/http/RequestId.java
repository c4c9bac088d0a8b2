package dev.muster.adapters.web.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.server.Request;

/**
 * Names a request in its answer and in the log, so that one finds the other: as the client or a
 * proxy named it, or by 128 random bits.
 */
final class RequestId {

  static final String HEADER = "X-Request-Id";

  private static final int MAX_LENGTH = 128;
  private static final HexFormat HEX = HexFormat.of();

  private RequestId() {}

  /**
   * The id of a request. What the client sent is ignored if it is long or could be mistaken for
   * something else in a line of the log.
   */
  static String of(Request request) {
    String sent = request.getHeaders().get(HEADER);
    return sent != null && isSafe(sent) ? sent : random();
  }

  private static boolean isSafe(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean safe =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~+/=:".indexOf(c) >= 0;
      if (!safe) {
        return false;
      }
    }
    return true;
  }

  private static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }
}
