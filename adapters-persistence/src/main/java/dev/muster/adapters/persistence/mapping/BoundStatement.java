package dev.muster.adapters.persistence.mapping;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/** The text of a mapped statement for a parameter object, and the values that belong to it. */
public final class BoundStatement {

  private final MappedStatement statement;
  private final @Nullable Object parameter;
  private final BoundSql bound;

  BoundStatement(MappedStatement statement, @Nullable Object parameter, BoundSql bound) {
    this.statement = statement;
    this.parameter = parameter;
    this.bound = bound;
  }

  /** Of MyBatis: package, mapper and statement. */
  public String id() {
    return statement.getId();
  }

  /** Mapper and statement. */
  public String name() {
    return StatementStatistics.shortName(id());
  }

  /** With a question mark for each value. */
  public String sql() {
    return bound.getSql();
  }

  public @Nullable Object parameter() {
    return parameter;
  }

  /** In seconds; 0: none of its own. */
  public int timeout() {
    Integer timeout = statement.getTimeout();
    return timeout == null ? 0 : timeout;
  }

  /** Sets the values, as when it is run. */
  public void bind(PreparedStatement prepared) throws SQLException {
    statement
        .getConfiguration()
        .newParameterHandler(statement, parameter, bound)
        .setParameters(prepared);
  }

  /** What PostgreSQL calls the types of the values; empty where the text is enough to tell it. */
  public List<String> types() {
    List<String> types = new ArrayList<>();
    for (ParameterMapping mapping : bound.getParameterMappings()) {
      types.add(type(value(mapping.getProperty())));
    }
    return types;
  }

  private @Nullable Object value(String property) {
    Configuration configuration = statement.getConfiguration();
    if (bound.hasAdditionalParameter(property)) {
      return bound.getAdditionalParameter(property);
    }
    boolean isValue =
        parameter == null
            || configuration.getTypeHandlerRegistry().hasTypeHandler(parameter.getClass());
    return isValue ? parameter : configuration.newMetaObject(parameter).getValue(property);
  }

  private static String type(@Nullable Object value) {
    return switch (value) {
      case UUID _ -> "uuid";
      case UUID[] _ -> "uuid[]";
      case String[] _ -> "text[]";
      case long[] _ -> "bigint[]";
      case Instant _ -> "timestamptz";
      case Integer _ -> "integer";
      case Long _ -> "bigint";
      case Boolean _ -> "boolean";
      case BigDecimal _ -> "numeric";
      case byte[] _ -> "bytea";
      case null, default -> "";
    };
  }
}
