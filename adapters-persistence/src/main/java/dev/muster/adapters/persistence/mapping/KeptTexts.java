package dev.muster.adapters.persistence.mapping;

import dev.muster.adapters.persistence.search.SearchStatement;
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
 * The language of searches, {@code keptTexts} in the mappers: that of MyBatis, but the text of a
 * lookup is composed once, as it is prepared once. Composing it anew was a fifth of all that a
 * request allocated. Other searches have as many texts as there are filters, and are composed for
 * each call.
 *
 * <p>What is kept with a text are the names of its parameters, never their values; those come from
 * the search at hand, whose tenant is one of them.
 */
final class KeptTexts extends XMLLanguageDriver {

  /**
   * Of each mapped statement, or a few more: clients choose the attributes, and so the texts. When
   * there are so many, all are forgotten; those that are in use are soon back.
   */
  private static final int MAX_TEXTS = 256;

  @Override
  public SqlSource createSqlSource(
      Configuration configuration, XNode script, @Nullable Class<?> parameterType) {
    SqlSource composing = super.createSqlSource(configuration, script, parameterType);
    Map<SearchStatement.Shape, SqlSource> texts = new ConcurrentHashMap<>();
    return parameter ->
        parameter instanceof SearchStatement search && search.isLookup()
            ? lookup(configuration, composing, texts, search)
            : composing.getBoundSql(parameter);
  }

  private static BoundSql lookup(
      Configuration configuration,
      SqlSource composing,
      Map<SearchStatement.Shape, SqlSource> texts,
      SearchStatement search) {
    SearchStatement.Shape shape = search.shape();
    SqlSource known = texts.get(shape);
    if (known != null) {
      return known.getBoundSql(search);
    }
    BoundSql composed = composing.getBoundSql(search);
    if (texts.size() >= MAX_TEXTS) {
      texts.clear();
    }
    texts.put(
        shape,
        new StaticSqlSource(configuration, composed.getSql(), composed.getParameterMappings()));
    return composed;
  }
}
