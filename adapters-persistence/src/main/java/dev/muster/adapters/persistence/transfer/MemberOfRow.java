package dev.muster.adapters.persistence.transfer;

import dev.muster.application.port.out.ExportStore;
import dev.muster.domain.resource.ResourceId;
import java.util.UUID;

/** A direct member of a group. */
record MemberOfRow(UUID groupId, UUID memberId) {

  ExportStore.Membership membership() {
    return new ExportStore.Membership(new ResourceId(groupId), new ResourceId(memberId));
  }
}
