package dev.muster.application.service;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Resources of one type that come in together. One thread fills it, others bring it in. */
final class ImportBatch {

  private static final int MAX_RESOURCES = 1_000;
  private static final int MAX_SIZE = 5 * 1024 * 1024;

  private final ResourceType type;
  private final List<ImportedResource> resources = new ArrayList<>();
  private final List<Invalid> invalid = new ArrayList<>();
  private int size;

  ImportBatch(ResourceType type) {
    this.type = type;
  }

  /** What is kept of an entry that breaks the schema. */
  record Invalid(long line, Set<String> names, InvalidRequest reason) {}

  /** Reads a resource and takes it. */
  void add(ImportEntry.Described entry, Instant now) {
    try {
      ImportedResource resource = ImportedResource.read(entry, now);
      resources.add(resource);
      size += resource.size();
    } catch (InvalidRequest reason) {
      invalid.add(new Invalid(entry.line(), entry.names(), reason));
    }
  }

  boolean isFull() {
    return resources.size() + invalid.size() >= MAX_RESOURCES || size >= MAX_SIZE;
  }

  ResourceType type() {
    return type;
  }

  List<ImportedResource> resources() {
    return resources;
  }

  List<Invalid> invalid() {
    return invalid;
  }
}
