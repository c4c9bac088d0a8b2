package dev.muster.adapters.web.http;

import dev.muster.application.port.in.CheckReadinessUseCase;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Health for load balancers and orchestrators; needs no token. */
public final class HealthRoutes implements Routes {

  private final CheckReadinessUseCase readiness;

  public HealthRoutes(CheckReadinessUseCase readiness) {
    this.readiness = readiness;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.read(routes, "/health/live", context -> send(context, true));
    Routes.read(routes, "/health/ready", context -> send(context, readiness.isReady()));
  }

  private static void send(Context context, boolean up) {
    String body = up ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}";
    context.header("Cache-Control", "no-store");
    Answers.send(context, up ? 200 : 503, Answers.JSON, body.getBytes(StandardCharsets.UTF_8));
  }
}
