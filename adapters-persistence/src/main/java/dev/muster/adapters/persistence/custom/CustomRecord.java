package dev.muster.adapters.persistence.custom;

import dev.muster.adapters.persistence.resource.IndexedText;
import dev.muster.domain.resource.ResourceState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of resources as it is written. */
record CustomRecord(
    int tenant,
    String type,
    UUID id,
    long version,
    Instant created,
    Instant lastModified,
    String document,
    @Nullable String externalId) {

  /**
   * Extracts the columns.
   *
   * @throws dev.muster.domain.error.InvalidRequest (invalidValue) if a value is too long for its
   *     index
   */
  static CustomRecord of(int tenant, ResourceState state) {
    return new CustomRecord(
        tenant,
        state.content().type().name(),
        state.id().value(),
        state.meta().version(),
        state.meta().created(),
        state.meta().lastModified(),
        new String(state.document().bytes(), StandardCharsets.UTF_8),
        IndexedText.ofOptional(
            "externalId", state.content().attributes().text("externalId").orElse(null)));
  }
}
