package dev.muster.domain.resource;

/** A resource on its way into a repository: its content as a tree, and the same as a document. */
public record ResourceState(ResourceId id, Meta meta, Resource content, Document document) {

  public StoredResource stored() {
    return new StoredResource(id, meta, document);
  }
}
