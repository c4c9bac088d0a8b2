package dev.muster.adapters.persistence.resource;

import dev.muster.application.port.out.Write;
import dev.muster.domain.access.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Several resources to delete.
 *
 * @param ids of those that may have any version
 * @param conditionIds with {@code conditionVersions} in pairs: the versions that are accepted of
 *     the others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DeletedRows(
    int tenant,
    String type,
    UUID[] ids,
    UUID[] conditionIds,
    long[] conditionVersions,
    Instant now) {

  static DeletedRows of(TenantId tenant, String type, List<Write.Delete> deletes, Instant now) {
    List<UUID> free = new ArrayList<>();
    List<UUID> conditionIds = new ArrayList<>();
    List<Long> conditionVersions = new ArrayList<>();
    for (Write.Delete delete : deletes) {
      long[] accepted = PostgresResourceRepository.accepted(delete.condition());
      if (accepted == null) {
        free.add(delete.id().value());
      } else {
        for (long version : accepted) {
          conditionIds.add(delete.id().value());
          conditionVersions.add(version);
        }
      }
    }
    return new DeletedRows(
        tenant.value(),
        type,
        free.toArray(UUID[]::new),
        conditionIds.toArray(UUID[]::new),
        conditionVersions.stream().mapToLong(Long::longValue).toArray(),
        now);
  }
}
