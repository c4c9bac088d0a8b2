package dev.muster.adapters.persistence.custom;

import dev.muster.adapters.persistence.resource.Rows;
import dev.muster.domain.resource.ResourceState;
import java.util.List;

/** Resources of other types as rows. */
final class CustomRows implements Rows<CustomRecord, CustomBatch> {

  @Override
  public CustomRecord of(int tenant, ResourceState state) {
    return CustomRecord.of(tenant, state);
  }

  @Override
  public CustomBatch all(List<CustomRecord> rows) {
    return CustomBatch.of(rows);
  }
}
