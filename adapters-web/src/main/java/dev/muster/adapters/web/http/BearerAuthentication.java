package dev.muster.adapters.web.http;

import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.domain.access.Principal;
import dev.muster.domain.access.Scope;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in whoever brings a valid token that allows what is asked (RFC 6750). */
final class BearerAuthentication {

  private static final String SCHEME = "Bearer ";
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

  private Principal authenticate(Context context) {
    if (context.req().getHeader("X-HTTP-Method-Override") != null) {
      throw ProtocolException.methodOverride();
    }
    String header = context.req().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw ProtocolException.unauthorized("A bearer token is needed.", "");
    }
    String secret = header.substring(SCHEME.length()).strip();
    Optional<Principal> principal =
        secret.isEmpty() || secret.length() > MAX_LENGTH
            ? Optional.empty()
            : authenticate.authenticate(secret);
    return principal.orElseThrow(
        () ->
            ProtocolException.unauthorized(
                "The token is unknown, revoked or expired.", ", error=\"invalid_token\""));
  }

  private static boolean isRead(Context context) {
    HandlerType method = context.method();
    return method.equals(HandlerType.GET)
        || method.equals(HandlerType.HEAD)
        || method.equals(HandlerType.OPTIONS)
        || (method.equals(HandlerType.POST) && context.path().endsWith("/.search"));
  }
}
