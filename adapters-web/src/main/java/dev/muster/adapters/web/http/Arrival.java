package dev.muster.adapters.web.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** When requests arrived, before anything was done for them. */
public final class Arrival {

  private Arrival() {}

  /** As {@link System#nanoTime} was when Jetty began to read the request. */
  public static long of(ServletRequest request) {
    ServletRequest own = request;
    // Jetty finds its request at once in its own class, in others by way of all attributes.
    while (own instanceof ServletRequestWrapper wrapper) {
      own = wrapper.getRequest();
    }
    return ServletContextRequest.getServletContextRequest(own).getBeginNanoTime();
  }
}
