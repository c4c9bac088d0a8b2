package dev.muster.adapters.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.List;

/** Something that answers at some paths. */
@FunctionalInterface
public interface Routes {

  void register(RoutesConfig routes);

  /** Those of the reads among them that memory may answer. */
  default List<NearRoute> near() {
    return List.of();
  }

  /** All of them, in their order. */
  static Routes all(List<Routes> several) {
    return new Routes() {
      @Override
      public void register(RoutesConfig routes) {
        several.forEach(some -> some.register(routes));
      }

      @Override
      public List<NearRoute> near() {
        return several.stream().flatMap(some -> some.near().stream()).toList();
      }
    };
  }

  /** Answers GET, and HEAD as GET would be answered but without the body (RFC 9110 §9.3.2). */
  static void read(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
