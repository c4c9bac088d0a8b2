package dev.muster.adapters.web.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The address under which clients see this server: the configured one, else what a trusted proxy
 * says (Forwarded, RFC 7239; or X-Forwarded-Proto and -Host), else that of the request.
 */
public final class PublicAddress {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");
  private static final Pattern FORWARDED_PAIR =
      Pattern.compile("(?i)(proto|host)=(\"[^\"]*\"|[^;,\\s]+)");

  private final @Nullable String configured;
  private final List<IpRange> trustedProxies;
  private volatile Known last = new Known("", "", "");

  /**
   * @param configured without a trailing slash; null: none
   * @param trustedProxies addresses or CIDR ranges
   * @throws IllegalArgumentException if a range is none
   */
  public PublicAddress(@Nullable String configured, List<String> trustedProxies) {
    this.configured = configured;
    this.trustedProxies = trustedProxies.stream().map(IpRange::parse).toList();
  }

  /** What is said of an address; most requests say the same as the one before. */
  private record Known(String scheme, String host, String address) {}

  /** Scheme and authority, and a path if one is configured; without a trailing slash. */
  public String of(Context context) {
    return of(CoreRequest.of(context.req()));
  }

  /** As {@link #of(Context)}. */
  public String of(Request request) {
    if (configured != null) {
      return configured;
    }
    String scheme = request.getHttpURI().getScheme();
    HttpFields head = request.getHeaders();
    String host = Objects.requireNonNullElse(head.get(HttpHeader.HOST), "localhost");
    if (isFromTrustedProxy(request)) {
      scheme = forwarded(head, "proto").filter(PublicAddress::isScheme).orElse(scheme);
      host = forwarded(head, "host").orElse(host);
    }
    Known known = last;
    if (!known.scheme().equals(scheme) || !known.host().equals(host)) {
      known = new Known(scheme, host, address(scheme, host));
      last = known;
    }
    return known.address();
  }

  private static String address(String scheme, String host) {
    return scheme.toLowerCase(Locale.ROOT)
        + "://"
        + (HOST.matcher(host).matches() ? host : "localhost");
  }

  private boolean isFromTrustedProxy(Request request) {
    if (trustedProxies.isEmpty()) {
      return false;
    }
    InetAddress peer = InetAddress.ofLiteral(Request.getRemoteAddr(request));
    return trustedProxies.stream().anyMatch(range -> range.contains(peer));
  }

  /**
   * What the trusted proxy itself said: proxies append, and what was there before anyone may say.
   */
  private static Optional<String> forwarded(HttpFields head, String name) {
    String standard = head.get(HttpHeader.FORWARDED);
    if (standard != null) {
      Matcher pairs = FORWARDED_PAIR.matcher(last(standard));
      while (pairs.find()) {
        if (pairs.group(1).equalsIgnoreCase(name)) {
          return Optional.of(pairs.group(2).replace("\"", ""));
        }
      }
      return Optional.empty();
    }
    String custom = head.get("X-Forwarded-" + name);
    return Optional.ofNullable(custom).map(PublicAddress::last);
  }

  private static String last(String list) {
    return list.substring(list.lastIndexOf(',') + 1).strip();
  }

  private static boolean isScheme(String scheme) {
    return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
  }
}
