package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.ProtocolException;
import dev.muster.adapters.web.http.RequestPrincipal;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The user for whom the token speaks, under an alias (RFC 7644 §3.11). */
public final class MeRoutes implements Routes {

  private static final String PATH = WebServer.SCIM + "/Me";

  private final ResourceRoutes users;

  public MeRoutes(ResourceRoutes users) {
    this.users = users;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.read(routes, PATH, context -> users.read(context, me(context)));
    routes.put(PATH, context -> users.replace(context, me(context)));
    routes.patch(PATH, context -> users.patch(context, me(context)));
    routes.delete(PATH, context -> users.delete(context, me(context)));
    routes.post(
        PATH,
        context -> {
          throw ProtocolException.notImplemented("Nobody can sign up at /Me.");
        });
  }

  private static String me(Context context) {
    return RequestPrincipal.user(context)
        .orElseThrow(() -> ProtocolException.notImplemented("The token does not speak for a user."))
        .toString();
  }
}
