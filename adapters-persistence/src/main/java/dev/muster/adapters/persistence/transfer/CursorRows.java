package dev.muster.adapters.persistence.transfer;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.ibatis.cursor.Cursor;
import org.springframework.jdbc.UncategorizedSQLException;

/** The rows of a cursor as what they mean. The end of the transaction closes the cursor. */
final class CursorRows<R, T> implements Iterator<T> {

  private final Iterator<R> rows;
  private final Function<R, T> meaning;

  CursorRows(Cursor<R> cursor, Function<R, T> meaning) {
    this.rows = cursor.iterator();
    this.meaning = meaning;
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (RuntimeException failure) {
      // MyBatis translates what goes wrong in a statement, but not while its cursor is read.
      if (failure.getCause() instanceof SQLException sql) {
        throw new UncategorizedSQLException("export", null, sql);
      }
      throw failure;
    }
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return meaning.apply(rows.next());
  }
}
