package dev.muster.adapters.persistence.search;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.AttributeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An index on exactly the expression that filters and sorts by an attribute are translated to, so
 * that the same statements are served by it once it is there. All of it is constant SQL: nothing
 * but names from the schemas goes in, quoted.
 *
 * @param definition what follows the name of the table
 */
public record IndexTarget(String table, String definition) {

  /** With which the names of added indexes begin. */
  public static final String PREFIX = "added_";

  private static final int HASH_BYTES = 8;

  /** Empty if no index can serve the purpose. */
  public static Optional<IndexTarget> of(
      ResourceTable table, AttributePath path, IndexPurpose purpose) {
    if (table.relation(path).isPresent()) {
      return Optional.empty();
    }
    return path.attribute().multiValued()
        ? ofElements(table, path, purpose)
        : key(table, path).flatMap(key -> ofKey(table, path, key, purpose));
  }

  private static Optional<Key> key(ResourceTable table, AttributePath path) {
    Optional<Column> column = table.column(path);
    if (column.isPresent()) {
      // The others are made up of what every row has, and tell none apart that the key would not.
      boolean own = column.get().isPlain() || column.get().kind() == Kind.FOLDED_TEXT;
      return own ? Optional.of(Key.of(column.get())) : Optional.empty();
    }
    // Decimals may have more digits than fit into an index.
    return path.leaf().type() == AttributeType.DECIMAL
        ? Optional.empty()
        : Optional.of(Key.inDocument(DocumentPath.text(path), path.leaf()));
  }

  private static Optional<IndexTarget> ofKey(
      ResourceTable table, AttributePath path, Key key, IndexPurpose purpose) {
    return switch (purpose) {
      case COMPARING -> Optional.of(on(table, "(tenant_id, (" + key.indexed() + "), id)"));
      case CONTAINING ->
          ComparisonOperator.CO.fits(path.leaf().type())
              ? Optional.of(on(table, "using gin (tenant_id, (" + key.whole() + ") gin_trgm_ops)"))
              : Optional.empty();
    };
  }

  private static Optional<IndexTarget> ofElements(
      ResourceTable table, AttributePath path, IndexPurpose purpose) {
    return switch (purpose) {
      case COMPARING ->
          ElementKeys.of(path).map(keys -> on(table, "using gin (tenant_id, (" + keys + "))"));
      case CONTAINING -> Optional.empty();
    };
  }

  private static IndexTarget on(ResourceTable table, String columns) {
    String part =
        table.isShared() ? " where type = " + SqlBuilder.literal(table.type().name()) : "";
    return new IndexTarget(table.name(), columns + part);
  }

  /** Its name, the same for the same definition. */
  public String name() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
      return PREFIX + table + "_" + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** The statement that builds it while others write. */
  public String creation() {
    return "create index concurrently " + name() + " on " + table + " " + definition;
  }
}
