package dev.muster.adapters.web.http;

import dev.muster.domain.access.TenantId;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** Reads of whole resources by id that the memory of this process can answer at once. */
public interface NearRoute {

  /** That of the path of a resource; its last part stands for the id. */
  String pattern();

  /**
   * The answer to a read without parameters or conditions.
   *
   * @param tenant who may read
   * @param id as the client wrote it
   * @return empty: memory cannot tell
   */
  Optional<? extends ResourceAnswer> answer(TenantId tenant, String id, Request request);
}
