package dev.muster.adapters.persistence.mapping;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** An array as one parameter, so that a list of any length is the same statement. */
abstract class ArrayTypeHandler<T> extends BaseTypeHandler<T> {

  private final String elementType;

  ArrayTypeHandler(String elementType) {
    this.elementType = elementType;
  }

  /** The elements as the driver takes them. */
  abstract Object[] toElements(T value);

  abstract T fromElements(Object elements);

  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, T value, @Nullable JdbcType jdbcType)
      throws SQLException {
    statement.setArray(
        index, statement.getConnection().createArrayOf(elementType, toElements(value)));
  }

  @Override
  public @Nullable T getNullableResult(ResultSet row, String column) throws SQLException {
    return value(row.getArray(column));
  }

  @Override
  public @Nullable T getNullableResult(ResultSet row, int column) throws SQLException {
    return value(row.getArray(column));
  }

  @Override
  public @Nullable T getNullableResult(CallableStatement call, int column) throws SQLException {
    return value(call.getArray(column));
  }

  private @Nullable T value(@Nullable Array array) throws SQLException {
    return array == null ? null : fromElements(array.getArray());
  }
}
