package dev.muster.adapters.persistence.transfer;

import dev.muster.application.port.out.ExportStore;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A resource that is there. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ExportedRow(
    UUID id,
    long version,
    Instant created,
    Instant lastModified,
    byte[] document,
    @Nullable String passwordHash) {

  ExportStore.Kept kept() {
    return new ExportStore.Kept(
        new StoredResource(
            new ResourceId(id),
            new Meta(version, created, lastModified),
            Document.ofBytes(document)),
        Optional.ofNullable(passwordHash).map(PasswordHash::new));
  }
}
