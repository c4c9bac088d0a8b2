package dev.muster.adapters.persistence.user;

import dev.muster.adapters.persistence.resource.Rows;
import dev.muster.domain.resource.ResourceState;
import java.util.List;
import java.util.Optional;

/** Users as rows. */
final class UserRows implements Rows<UserRecord, UserBatch> {

  @Override
  public UserRecord of(int tenant, ResourceState state) {
    return UserRecord.of(tenant, state);
  }

  @Override
  public UserBatch all(List<UserRecord> rows) {
    return UserBatch.of(rows);
  }

  @Override
  public Optional<String> uniqueKey(UserRecord row) {
    return Optional.of(row.userNameKey());
  }
}
