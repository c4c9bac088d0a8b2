package dev.muster.adapters.persistence.transfer;

import dev.muster.domain.schema.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Where the resources of a type are.
 *
 * @param name of the table
 * @param type name of the type, where the table has several
 */
record SourceTable(String name, @Nullable String type) {

  static SourceTable of(ResourceType type) {
    if (type.isUser()) {
      return new SourceTable("users", null);
    }
    return type.isGroup()
        ? new SourceTable("groups", null)
        : new SourceTable("resources", type.name());
  }
}
