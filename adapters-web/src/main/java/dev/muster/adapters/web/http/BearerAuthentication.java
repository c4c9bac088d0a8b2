package dev.muster.adapters.web.http;

import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.domain.access.Principal;
import dev.muster.domain.access.Scope;
import dev.muster.domain.access.TenantId;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Lets in whoever brings a valid token that allows what is asked (RFC 6750). */
final class BearerAuthentication {

  private static final String SCHEME = "Bearer ";
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
  private static final int MAX_LENGTH = 512;

  private final AuthenticateUseCase authenticate;
  private final @Nullable RequestWatch watch;
  private final boolean serverTiming;

  /**
   * @param watch if not null, told when a request of SCIM begins
   * @param serverTiming whether its answer says what it cost
   */
  BearerAuthentication(
      AuthenticateUseCase authenticate, @Nullable RequestWatch watch, boolean serverTiming) {
    this.authenticate = authenticate;
    this.watch = watch;
    this.serverTiming = serverTiming;
  }

  /** Runs before every route; a pattern for each kind would cost each request a match of each. */
  void check(Context context) {
    String path = context.path();
    if (isIn(WebServer.SCIM, path)) {
      checkTenant(context);
    } else if (isIn(WebServer.ADMIN, path)) {
      checkAdministrator(context);
    }
  }

  private static boolean isIn(String root, String path) {
    return path.startsWith(root)
        && (path.length() == root.length() || path.charAt(root.length()) == '/');
  }

  private void checkTenant(Context context) {
    RequestProfile profile = watch == null ? null : watch.begin(context, serverTiming);
    Principal principal =
        profile == null ? authenticate(context) : authenticateProfiled(context, profile);
    Scope needed = isRead(context) ? Scope.READ : Scope.WRITE;
    if (principal.tenant() == null || !principal.has(needed)) {
      throw lacks(needed);
    }
    RequestPrincipal.remember(context, principal);
  }

  private Principal authenticateProfiled(Context context, RequestProfile profile) {
    long start = System.nanoTime();
    try {
      return authenticate(context);
    } finally {
      profile.authenticated(System.nanoTime() - start);
    }
  }

  /** Tokens of tenants do not come in. */
  private void checkAdministrator(Context context) {
    if (!authenticate(context).has(Scope.ADMIN)) {
      throw lacks(Scope.ADMIN);
    }
  }

  private static ProtocolException lacks(Scope needed) {
    return ProtocolException.forbidden(
        "The token does not have the scope " + needed.keyword() + ".");
  }

  /**
   * Of whom a request may read, as far as the memory of this process can tell; whoever else sent it
   * is told by {@link #check}.
   */
  Optional<TenantId> reader(HttpFields head) {
    String secret = secret(head.get(HttpHeader.AUTHORIZATION));
    return secret == null || !isPossible(secret) || head.contains(METHOD_OVERRIDE)
        ? Optional.empty()
        : authenticate
            .recognize(secret)
            .filter(principal -> principal.has(Scope.READ))
            .map(Principal::tenant);
  }

  private Principal authenticate(Context context) {
    if (context.req().getHeader(METHOD_OVERRIDE) != null) {
      throw ProtocolException.methodOverride();
    }
    String secret = secret(context.req().getHeader("Authorization"));
    if (secret == null) {
      throw ProtocolException.unauthorized("A bearer token is needed.", "");
    }
    Optional<Principal> principal =
        isPossible(secret) ? authenticate.authenticate(secret) : Optional.empty();
    return principal.orElseThrow(
        () ->
            ProtocolException.unauthorized(
                "The token is unknown, revoked or expired.", ", error=\"invalid_token\""));
  }

  /** The token in the header Authorization; null: it has none. */
  private static @Nullable String secret(@Nullable String header) {
    return header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? null
        : header.substring(SCHEME.length()).strip();
  }

  private static boolean isPossible(String secret) {
    return !secret.isEmpty() && secret.length() <= MAX_LENGTH;
  }

  private static boolean isRead(Context context) {
    HandlerType method = context.method();
    return method.equals(HandlerType.GET)
        || method.equals(HandlerType.HEAD)
        || method.equals(HandlerType.OPTIONS)
        || (method.equals(HandlerType.POST) && context.path().endsWith("/.search"));
  }
}
