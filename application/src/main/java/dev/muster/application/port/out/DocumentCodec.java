package dev.muster.application.port.out;

import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;

/** Turns the attributes of a resource into its canonical document and back, losing nothing. */
public interface DocumentCodec {

  Document encode(ResourceId id, Resource resource);

  /**
   * Reads a document that {@link #encode} made.
   *
   * @throws dev.muster.domain.error.DirectoryFault if it is none
   */
  Resource decode(ResourceType type, Document document);
}
