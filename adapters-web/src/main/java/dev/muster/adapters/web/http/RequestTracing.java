package dev.muster.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Collects traces of requests. */
@FunctionalInterface
public interface RequestTracing {

  /** Traces nothing. */
  RequestTracing NONE = _ -> null;

  /**
   * A request of SCIM arrived.
   *
   * @return null: this one is not traced
   */
  @Nullable RequestTrace begin(HttpServletRequest request);
}
