package dev.muster.adapters.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Something that answers at some paths. */
@FunctionalInterface
public interface Routes {

  void register(RoutesConfig routes);

  /** Answers GET, and HEAD as GET would be answered but without the body (RFC 9110 §9.3.2). */
  static void read(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
