package dev.muster.adapters.persistence.user;

import dev.muster.adapters.persistence.resource.ArrayLiteral;
import dev.muster.adapters.persistence.resource.BatchColumns;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Several rows of users of one tenant, as an array for each column. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record UserBatch(
    int tenant,
    UUID[] ids,
    long[] versions,
    long[] created,
    long[] lastModified,
    @Nullable String[] documents,
    @Nullable String[] userNames,
    @Nullable String[] userNameKeys,
    @Nullable String[] externalIds,
    @Nullable String[] displayNames,
    @Nullable String[] displayNameKeys,
    @Nullable String[] givenNames,
    @Nullable String[] familyNames,
    @Nullable String[] familyNameKeys,
    @Nullable String[] active,
    @Nullable String[] emailKeys,
    @Nullable String[] emailLines,
    @Nullable String[] keepsPassword,
    @Nullable String[] passwordHashes) {

  static UserBatch of(List<UserRecord> rows) {
    BatchColumns<UserRecord> columns = new BatchColumns<>(rows);
    return new UserBatch(
        rows.getFirst().tenant(),
        columns.ids(UserRecord::id),
        columns.numbers(UserRecord::version),
        columns.moments(UserRecord::created),
        columns.moments(UserRecord::lastModified),
        columns.texts(UserRecord::document),
        columns.texts(UserRecord::userName),
        columns.texts(UserRecord::userNameKey),
        columns.texts(UserRecord::externalId),
        columns.texts(UserRecord::displayName),
        columns.texts(UserRecord::displayNameKey),
        columns.texts(UserRecord::givenName),
        columns.texts(UserRecord::familyName),
        columns.texts(UserRecord::familyNameKey),
        columns.texts(row -> row.active() == null ? null : row.active().toString()),
        columns.texts(row -> ArrayLiteral.of(row.emailKeys())),
        columns.texts(UserRecord::emailLines),
        columns.texts(row -> Boolean.toString(row.keepsPassword())),
        columns.texts(UserRecord::passwordHash));
  }
}
