package dev.muster.domain.resource;

import dev.muster.domain.value.Value;

/** A resource of which a repository read no more than the attributes that were asked for. */
public record SelectedResource(ResourceId id, Meta meta, Value.Complex attributes)
    implements FoundResource {}
