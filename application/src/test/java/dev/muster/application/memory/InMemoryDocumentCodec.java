package dev.muster.application.memory;

import dev.muster.application.fixture.JsonDocuments;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Encodes as the real one does, and decodes by remembering what it encoded. */
public final class InMemoryDocumentCodec implements DocumentCodec {

  private final Map<Document, Resource> encoded = new ConcurrentHashMap<>();

  @Override
  public Document encode(ResourceId id, Resource resource) {
    Document document = JsonDocuments.encode(id, resource);
    encoded.put(document, resource);
    return document;
  }

  @Override
  public Resource decode(ResourceType type, Document document) {
    Resource resource = encoded.get(document);
    if (resource == null || !resource.type().equals(type)) {
      throw new DirectoryFault("this codec did not make the document");
    }
    return resource;
  }
}
