package dev.muster.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * What is read of the rows of a statement; found out once.
 *
 * @param texts the columns that hold text or JSON
 * @param version the column of the version; 0: there is none
 * @param counts whether the only column is a number of rows
 */
record TextColumns(List<Integer> texts, int version, boolean counts) {

  static TextColumns of(ResultSetMetaData columns) throws SQLException {
    List<Integer> texts = new ArrayList<>();
    int version = 0;
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      int type = columns.getColumnType(column);
      if (type == Types.VARCHAR || type == Types.OTHER) {
        texts.add(column);
      }
      if (columns.getColumnName(column).equals("version")) {
        version = column;
      }
    }
    boolean counts = columns.getColumnCount() == 1 && columns.getColumnName(1).equals("count");
    return new TextColumns(List.copyOf(texts), version, counts);
  }

  /**
   * Puts the texts of all rows behind each other.
   *
   * @return the version of the last row; 0 if rows have none
   * @throws SQLException also if there are no rows, or the number of rows is 0
   */
  long read(ResultSet rows, ByteArrayOutputStream body) throws SQLException {
    long last = 0;
    boolean any = false;
    while (rows.next()) {
      any = !counts || rows.getLong(1) > 0;
      for (int column : texts) {
        byte[] text = rows.getBytes(column);
        if (text != null) {
          body.writeBytes(text);
        }
      }
      if (version > 0) {
        last = rows.getLong(version);
      }
    }
    if (!any) {
      throw new SQLException("a statement without effect");
    }
    return last;
  }
}
