package dev.muster.adapters.web.http;

import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.domain.access.Principal;
import dev.muster.domain.access.Scope;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;

/** Lets in whoever brings a valid token that allows what is asked (RFC 6750). */
final class BearerAuthentication {

  private static final String SCHEME = "Bearer ";
  private static final int MAX_LENGTH = 512;

  private final AuthenticateUseCase authenticate;

  BearerAuthentication(AuthenticateUseCase authenticate) {
    this.authenticate = authenticate;
  }

  /** Runs before every route of SCIM. */
  void check(Context context) {
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
    if (principal.isEmpty()) {
      throw ProtocolException.unauthorized(
          "The token is unknown, revoked or expired.", ", error=\"invalid_token\"");
    }
    Scope needed = isRead(context) ? Scope.READ : Scope.WRITE;
    if (principal.get().tenant() == null || !principal.get().has(needed)) {
      throw ProtocolException.forbidden(
          "The token does not have the scope " + needed.keyword() + ".");
    }
    RequestPrincipal.remember(context, principal.get());
  }

  private static boolean isRead(Context context) {
    HandlerType method = context.method();
    return method.equals(HandlerType.GET)
        || method.equals(HandlerType.HEAD)
        || method.equals(HandlerType.OPTIONS)
        || (method.equals(HandlerType.POST) && context.path().endsWith("/.search"));
  }
}
