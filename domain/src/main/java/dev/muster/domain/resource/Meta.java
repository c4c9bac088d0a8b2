package dev.muster.domain.resource;

import java.time.Instant;

/**
 * What the directory itself knows of a resource (RFC 7643 §3.1).
 *
 * @param version 1 when created, one more with each write that changed something
 */
public record Meta(long version, Instant created, Instant lastModified) {

  /** The version as a weak entity tag (RFC 7644 §3.14). */
  public String entityTag() {
    return "W/\"" + version + "\"";
  }
}
