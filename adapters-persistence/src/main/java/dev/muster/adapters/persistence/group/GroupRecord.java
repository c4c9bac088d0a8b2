package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.resource.IndexedText;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of groups as it is written; the one place where columns are extracted from a group. */
record GroupRecord(
    int tenant,
    UUID id,
    long version,
    Instant created,
    Instant lastModified,
    String document,
    @Nullable String externalId,
    String displayName,
    String displayNameKey) {

  /**
   * Extracts the columns.
   *
   * @throws dev.muster.domain.error.InvalidRequest (invalidValue) if a value is too long for its
   *     index
   */
  static GroupRecord of(int tenant, ResourceState state) {
    Value.Complex attributes = state.content().attributes();
    String displayName = attributes.text("displayName").orElseThrow();
    return new GroupRecord(
        tenant,
        state.id().value(),
        state.meta().version(),
        state.meta().created(),
        state.meta().lastModified(),
        new String(state.document().bytes(), StandardCharsets.UTF_8),
        IndexedText.ofOptional("externalId", attributes.text("externalId").orElse(null)),
        displayName,
        IndexedText.folded("displayName", displayName));
  }
}
