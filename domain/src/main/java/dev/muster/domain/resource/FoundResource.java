package dev.muster.domain.resource;

/** What a read brings: the whole document, or the selected attributes only. */
public sealed interface FoundResource permits StoredResource, SelectedResource {

  ResourceId id();

  Meta meta();
}
