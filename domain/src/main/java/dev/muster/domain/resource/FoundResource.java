package dev.muster.domain.resource;

import dev.muster.domain.value.Value;

/** What a read brings: the whole document, or the selected attributes only. */
public sealed interface FoundResource permits StoredResource, SelectedResource {

  ResourceId id();

  Meta meta();

  /** The attributes that are relations to other resources, as far as they were asked for. */
  Value.Complex related();
}
