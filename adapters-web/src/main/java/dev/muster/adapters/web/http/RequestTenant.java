package dev.muster.adapters.web.http;

import dev.muster.domain.access.TenantId;
import io.javalin.http.Context;

/** The tenant to which a request belongs: that of its token. */
public final class RequestTenant {

  private static final String ATTRIBUTE = "muster.tenant";

  private RequestTenant() {}

  static void remember(Context context, TenantId tenant) {
    context.attribute(ATTRIBUTE, tenant);
  }

  /**
   * The tenant of the token that was checked.
   *
   * @throws IllegalStateException if the route is not behind the check
   */
  public static TenantId of(Context context) {
    TenantId tenant = context.attribute(ATTRIBUTE);
    if (tenant == null) {
      throw new IllegalStateException("the route is not behind the token check");
    }
    return tenant;
  }
}
