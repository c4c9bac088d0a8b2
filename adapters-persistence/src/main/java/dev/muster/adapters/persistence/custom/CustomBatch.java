package dev.muster.adapters.persistence.custom;

import dev.muster.adapters.persistence.resource.BatchColumns;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Several rows of resources of one tenant and type, as an array for each column. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CustomBatch(
    int tenant,
    String type,
    UUID[] ids,
    long[] versions,
    long[] created,
    long[] lastModified,
    @Nullable String[] documents,
    @Nullable String[] externalIds) {

  static CustomBatch of(List<CustomRecord> rows) {
    BatchColumns<CustomRecord> columns = new BatchColumns<>(rows);
    return new CustomBatch(
        rows.getFirst().tenant(),
        rows.getFirst().type(),
        columns.ids(CustomRecord::id),
        columns.numbers(CustomRecord::version),
        columns.moments(CustomRecord::created),
        columns.moments(CustomRecord::lastModified),
        columns.texts(CustomRecord::document),
        columns.texts(CustomRecord::externalId));
  }
}
