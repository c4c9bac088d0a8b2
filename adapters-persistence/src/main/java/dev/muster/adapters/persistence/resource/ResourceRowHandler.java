package dev.muster.adapters.persistence.resource;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row as it stands, column by column: resources are read so often that finding the fields
 * by reflection for each of them counts.
 */
public final class ResourceRowHandler extends BaseTypeHandler<ResourceRow> {

  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, ResourceRow row, @Nullable JdbcType jdbcType) {
    throw new UnsupportedOperationException("rows are only read");
  }

  @Override
  public ResourceRow getNullableResult(ResultSet rows, String column) throws SQLException {
    return row(rows);
  }

  @Override
  public ResourceRow getNullableResult(ResultSet rows, int column) throws SQLException {
    return row(rows);
  }

  @Override
  public ResourceRow getNullableResult(CallableStatement call, int column) {
    throw new UnsupportedOperationException("no procedure returns rows");
  }

  private static ResourceRow row(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    ResourceRow row = new ResourceRow();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      read(row, columns.getColumnLabel(i), rows, i);
    }
    return row;
  }

  private static void read(ResourceRow row, String label, ResultSet rows, int column)
      throws SQLException {
    switch (label) {
      case "id" -> row.id = rows.getObject(column, UUID.class);
      case "version" -> row.version = rows.getLong(column);
      case "created" -> row.created = instant(rows, column);
      case "last_modified" -> row.lastModified = instant(rows, column);
      case "document" -> row.document = rows.getBytes(column);
      case "related" -> row.related = texts(rows, column);
      case "sort_key" -> row.sortKey = rows.getString(column);
      case "type" -> row.type = rows.getString(column);
      case "user_name" -> row.userName = rows.getString(column);
      case "external_id" -> row.externalId = rows.getString(column);
      case "display_name" -> row.displayName = rows.getString(column);
      case "given_name" -> row.givenName = rows.getString(column);
      case "family_name" -> row.familyName = rows.getString(column);
      case "active" -> row.active = rows.getObject(column, Boolean.class);
      default -> throw new SQLException("no field of a row for the column " + label);
    }
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static String @Nullable [] texts(ResultSet rows, int column) throws SQLException {
    Array array = rows.getArray(column);
    return array == null ? null : (String[]) array.getArray();
  }
}
