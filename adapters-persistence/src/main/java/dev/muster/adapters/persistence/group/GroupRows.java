package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.resource.Rows;
import dev.muster.domain.resource.ResourceState;
import java.util.List;

/** Groups as rows. */
final class GroupRows implements Rows<GroupRecord, GroupBatch> {

  @Override
  public GroupRecord of(int tenant, ResourceState state) {
    return GroupRecord.of(tenant, state);
  }

  @Override
  public GroupBatch all(List<GroupRecord> rows) {
    return GroupBatch.of(rows);
  }
}
