package dev.muster.adapters.cache;

import dev.muster.domain.access.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which writes make all cached resources of a type uncertain, and which of its own writes make
 * others uncertain.
 *
 * @param documents advanced when any of them may have changed
 * @param relations advanced when relations of any of them may have changed; null: relations are not
 *     cached
 * @param byWrites what each write of one of them advances
 * @param byDeletes what each deletion advances besides
 */
record Coherence(
    Epochs documents, @Nullable Epochs relations, List<Epochs> byWrites, List<Epochs> byDeletes) {

  Coherence {
    byWrites = List.copyOf(byWrites);
    byDeletes = List.copyOf(byDeletes);
  }

  long documentsOf(TenantId tenant) {
    return documents.current(tenant);
  }

  long relationsOf(TenantId tenant) {
    return relations == null ? 0 : relations.current(tenant);
  }
}
