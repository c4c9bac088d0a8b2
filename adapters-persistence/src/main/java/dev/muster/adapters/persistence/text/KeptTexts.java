package dev.muster.adapters.persistence.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The language of statements with a {@link VariableText}, {@code keptTexts} in the mappers: that of
 * MyBatis, but a text that has a shape is composed once, as it is prepared once. Composing that of
 * a lookup anew was a fifth of all that a request allocated.
 *
 * <p>What is kept with a text are the names of its parameters, never their values; those come from
 * the parameter object at hand, and the tenant is one of them.
 */
public final class KeptTexts extends XMLLanguageDriver {

  /**
   * Of each mapped statement, or a few more: clients choose the attributes, and so the texts. When
   * there are so many, all are forgotten; those that are in use are soon back.
   */
  private static final int MAX_TEXTS = 256;

  @Override
  public SqlSource createSqlSource(
      Configuration configuration, XNode script, @Nullable Class<?> parameterType) {
    SqlSource composing = super.createSqlSource(configuration, script, parameterType);
    Map<Object, SqlSource> texts = new ConcurrentHashMap<>();
    return parameter -> {
      Object shape = parameter instanceof VariableText text ? text.shape() : null;
      return shape == null
          ? composing.getBoundSql(parameter)
          : kept(configuration, composing, texts, shape, parameter);
    };
  }

  private static BoundSql kept(
      Configuration configuration,
      SqlSource composing,
      Map<Object, SqlSource> texts,
      Object shape,
      Object parameter) {
    SqlSource known = texts.get(shape);
    if (known != null) {
      return known.getBoundSql(parameter);
    }
    BoundSql composed = composing.getBoundSql(parameter);
    if (texts.size() >= MAX_TEXTS) {
      texts.clear();
    }
    texts.put(
        shape,
        new StaticSqlSource(configuration, composed.getSql(), composed.getParameterMappings()));
    return composed;
  }
}
