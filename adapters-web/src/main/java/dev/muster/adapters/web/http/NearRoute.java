package dev.muster.adapters.web.http;

import dev.muster.domain.access.TenantId;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** Reads of whole resources by id that the memory of this process can answer at once. */
public interface NearRoute {

  /** That of a resource, without the last slash and the id. */
  String path();

  /**
   * The answer to a read without parameters or conditions.
   *
   * @param tenant who may read
   * @param id as the client wrote it
   * @return empty: memory cannot tell; never because of a failure
   */
  Optional<? extends ResourceAnswer> answer(TenantId tenant, String id, Request request);
}
