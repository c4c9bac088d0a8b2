package dev.muster.adapters.persistence.transfer;

import dev.muster.application.port.out.ImportStore;
import dev.muster.domain.resource.ResourceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reference that leads to nobody. */
record MissingRow(
    long line,
    @Nullable String name,
    @Nullable UUID id,
    @Nullable String userNameKey,
    @Nullable String externalId) {

  ImportStore.Missing missing() {
    return new ImportStore.Missing(
        line,
        new ImportStore.Reference(
            name, id == null ? null : new ResourceId(id), userNameKey, externalId));
  }
}
