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
 * Composes the text of a lookup once, as it is prepared once. Composing it anew was a fifth of all
 * that a request allocated. Other searches have as many texts as there are filters, and are
 * composed for each call.
 */
final class KeptTexts extends XMLLanguageDriver {

  /** Of each mapped statement, or a few more: clients choose the attributes, and so the texts. */
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
    if (texts.size() < MAX_TEXTS) {
      texts.put(
          shape,
          new StaticSqlSource(configuration, composed.getSql(), composed.getParameterMappings()));
    }
    return composed;
  }
}
