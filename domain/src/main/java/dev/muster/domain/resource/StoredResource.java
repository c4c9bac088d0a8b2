package dev.muster.domain.resource;

/** A resource as a repository keeps it: its identity, its metadata and the whole document. */
public record StoredResource(ResourceId id, Meta meta, Document document)
    implements FoundResource {}
