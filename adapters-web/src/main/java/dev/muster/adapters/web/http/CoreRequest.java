package dev.muster.adapters.web.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** Jetty's own request, without the names and the copies of servlets. */
public final class CoreRequest {

  private CoreRequest() {}

  /** Of a request of a servlet. */
  public static Request of(ServletRequest request) {
    ServletRequest own = request;
    // Jetty finds its request at once in its own class, in others by way of all attributes.
    while (own instanceof ServletRequestWrapper wrapper) {
      own = wrapper.getRequest();
    }
    return ServletContextRequest.getServletContextRequest(own);
  }
}
