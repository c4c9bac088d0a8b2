package dev.muster.adapters.persistence.index;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL knows of the indexes of the directory's tables. */
final class IndexRows {

  /**
   * One index.
   *
   * @param comment for an added one what is indexed; null while it is being built
   */
  record Row(String name, @Nullable String comment, long bytes, long scans, boolean valid) {}

  private static final String ALL =
      """
      select i.relname, obj_description(i.oid, 'pg_class'), pg_relation_size(i.oid),
        coalesce(s.idx_scan, 0), x.indisvalid and x.indisready
      from pg_index x
      join pg_class i on i.oid = x.indexrelid
      left join pg_stat_user_indexes s on s.indexrelid = i.oid
      where x.indrelid in ('users'::regclass, 'groups'::regclass, 'resources'::regclass,
        'group_members'::regclass, 'group_nesting'::regclass)
      """;

  private IndexRows() {}

  static List<Row> read(Connection connection) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(ALL)) {
      while (result.next()) {
        rows.add(
            new Row(
                result.getString(1),
                result.getString(2),
                result.getLong(3),
                result.getLong(4),
                result.getBoolean(5)));
      }
    }
    return rows;
  }
}
