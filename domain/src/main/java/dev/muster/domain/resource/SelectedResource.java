package dev.muster.domain.resource;

import dev.muster.domain.value.Value;

/**
 * A resource of which a repository read no more than the attributes that were asked for.
 *
 * @param attributes those of the document
 * @param related those that are relations, as in {@link StoredResource}
 */
public record SelectedResource(
    ResourceId id, Meta meta, Value.Complex attributes, Value.Complex related)
    implements FoundResource {}
