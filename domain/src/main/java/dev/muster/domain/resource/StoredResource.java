package dev.muster.domain.resource;

import dev.muster.domain.value.Value;

/**
 * A resource as a repository keeps it: its identity, its metadata and the whole document.
 *
 * @param related what was read of the attributes that are not part of the document, because they
 *     are relations between resources: the members of a group, the groups of a user
 */
public record StoredResource(ResourceId id, Meta meta, Document document, Value.Complex related)
    implements FoundResource {

  /** The resource without its relations. */
  public StoredResource(ResourceId id, Meta meta, Document document) {
    this(id, meta, document, Value.Complex.EMPTY);
  }

  /** The same resource with these relations. */
  public StoredResource relatedTo(Value.Complex others) {
    return new StoredResource(id, meta, document, others);
  }
}
