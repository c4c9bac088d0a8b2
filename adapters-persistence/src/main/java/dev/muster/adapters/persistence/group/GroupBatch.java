package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.resource.BatchColumns;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Several rows of groups of one tenant, as an array for each column. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GroupBatch(
    int tenant,
    UUID[] ids,
    long[] versions,
    long[] created,
    long[] lastModified,
    @Nullable String[] documents,
    @Nullable String[] externalIds,
    @Nullable String[] displayNames,
    @Nullable String[] displayNameKeys) {

  static GroupBatch of(List<GroupRecord> rows) {
    BatchColumns<GroupRecord> columns = new BatchColumns<>(rows);
    return new GroupBatch(
        rows.getFirst().tenant(),
        columns.ids(GroupRecord::id),
        columns.numbers(GroupRecord::version),
        columns.moments(GroupRecord::created),
        columns.moments(GroupRecord::lastModified),
        columns.texts(GroupRecord::document),
        columns.texts(GroupRecord::externalId),
        columns.texts(GroupRecord::displayName),
        columns.texts(GroupRecord::displayNameKey));
  }
}
