package dev.muster.domain.query;

import dev.muster.domain.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list: right behind a resource or, on the way back, right before it. It stays
 * meaningful when that resource is deleted or others come and go.
 *
 * @param key what the resource is sorted by, as text; null if it has no value there
 * @param id of the resource, which decides among equal keys
 * @param backward whether the page before the place is wanted, not the one behind it
 */
public record Position(@Nullable String key, ResourceId id, boolean backward) {}
