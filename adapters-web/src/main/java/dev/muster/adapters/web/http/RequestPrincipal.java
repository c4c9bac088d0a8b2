package dev.muster.adapters.web.http;

import dev.muster.domain.access.Principal;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import io.javalin.http.Context;
import java.util.Optional;

/** Who sent a request: the holder of its token. */
public final class RequestPrincipal {

  private static final String ATTRIBUTE = "muster.principal";

  private RequestPrincipal() {}

  static void remember(Context context, Principal principal) {
    context.attribute(ATTRIBUTE, principal);
  }

  /**
   * The tenant of the token that was checked.
   *
   * @throws IllegalStateException if the route is not behind the check
   */
  public static TenantId tenant(Context context) {
    TenantId tenant = principal(context).tenant();
    if (tenant == null) {
      throw new IllegalStateException("tokens of no tenant do not come so far");
    }
    return tenant;
  }

  /** The user for whom the token speaks, if any. */
  public static Optional<ResourceId> user(Context context) {
    return Optional.ofNullable(principal(context).user());
  }

  private static Principal principal(Context context) {
    Principal principal = context.attribute(ATTRIBUTE);
    if (principal == null) {
      throw new IllegalStateException("the route is not behind the token check");
    }
    return principal;
  }
}
