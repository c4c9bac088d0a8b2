package dev.muster.adapters.web.http;

import java.util.Map;

/** A request that HTTP itself, not the directory, has to refuse. */
public final class ProtocolException extends RuntimeException {

  private final int status;
  private final Map<String, String> headers;

  private ProtocolException(int status, String detail, Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }

  /**
   * No valid token (RFC 6750 §3).
   *
   * @param error what the challenge says besides the scheme; empty if no token was sent
   */
  static ProtocolException unauthorized(String detail, String error) {
    return new ProtocolException(
        401, detail, Map.of("WWW-Authenticate", ("Bearer realm=\"muster\"" + error)));
  }

  public static ProtocolException forbidden(String detail) {
    return new ProtocolException(403, detail, Map.of());
  }

  public static ProtocolException notFound(String detail) {
    return new ProtocolException(404, detail, Map.of());
  }

  static ProtocolException methodNotAllowed(String allowed) {
    return new ProtocolException(
        405, "This resource allows " + allowed + " only.", Map.of("Allow", allowed));
  }

  static ProtocolException bodyTooLarge(long limit) {
    return new ProtocolException(
        413, "The body is larger than the " + limit + " bytes that this server accepts.", Map.of());
  }

  /** More operations than a bulk may have (RFC 7644 §3.7.4). */
  public static ProtocolException tooManyOperations(int limit) {
    return new ProtocolException(
        413, "A bulk may have at most " + limit + " operations (maxOperations).", Map.of());
  }

  /** The router would follow the header, so that a GET could delete. */
  static ProtocolException methodOverride() {
    return new ProtocolException(400, "X-HTTP-Method-Override is not supported.", Map.of());
  }

  static ProtocolException unsupportedMediaType() {
    return new ProtocolException(
        415, "The body must be application/scim+json or application/json in UTF-8.", Map.of());
  }

  static ProtocolException brokenBody() {
    return new ProtocolException(400, "The body could not be read to its end.", Map.of());
  }

  public static ProtocolException notImplemented(String detail) {
    return new ProtocolException(501, detail, Map.of());
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }
}
