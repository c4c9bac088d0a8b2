package dev.muster.adapters.persistence.search;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A column that was extracted from the document.
 *
 * @param path the single-valued attribute whose value it holds
 * @param value the column with the value as the client sent it
 * @param key the column by which to compare and order, often the same
 */
public record Column(AttributePath path, String value, String key, Kind kind) {

  private static final Pattern PLAIN = Pattern.compile("[a-z_]+");

  /** Whether the key is a column itself, whose values an index holds as they are. */
  boolean isPlain() {
    return PLAIN.matcher(key).matches();
  }

  /** The column of a path of the type. */
  public static Column of(ResourceType type, String path, String value, String key, Kind kind) {
    return new Column(AttributePath.resolve(type, path).orElseThrow(), value, key, kind);
  }

  /**
   * These columns, and those that every table has for what every resource has (RFC 7643 §3.1).
   *
   * @param name constant SQL for the name of the type
   */
  public static List<Column> withCommon(ResourceType type, String name, Column... own) {
    List<Column> columns = new ArrayList<>(List.of(own));
    columns.add(of(type, "externalId", "external_id", "external_id", Kind.TEXT));
    columns.add(of(type, "id", "id", "(id::text collate \"C\")", Kind.IDENTIFIER));
    columns.add(of(type, "meta.created", "created", "created", Kind.TIMESTAMP));
    columns.add(of(type, "meta.lastModified", "last_modified", "last_modified", Kind.TIMESTAMP));
    columns.add(
        of(
            type,
            "meta.version",
            "version",
            "('W/\"' || version || '\"') collate \"C\"",
            Kind.TEXT));
    columns.add(of(type, "meta.resourceType", name, "(" + name + " collate \"C\")", Kind.TEXT));
    return List.copyOf(columns);
  }
}
