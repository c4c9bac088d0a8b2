package dev.muster.adapters.persistence.transfer;

import dev.muster.domain.schema.ResourceType;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Looks for resources of one type.
 *
 * @param type its name, where the table has several
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KnownStatement(int tenant, String table, @Nullable String type, Lookup by, String[] keys) {

  static KnownStatement of(int tenant, ResourceType type, Lookup by, Collection<String> keys) {
    SourceTable source = SourceTable.of(type);
    return new KnownStatement(
        tenant, source.name(), source.type(), by, keys.toArray(String[]::new));
  }
}
