package dev.muster.adapters.web.http;

import io.javalin.config.RoutesConfig;

/** Something that answers at some paths. */
@FunctionalInterface
public interface Routes {

  void register(RoutesConfig routes);
}
