package dev.muster.adapters.persistence.mapping;

import dev.muster.adapters.persistence.resource.ResourceRow;
import dev.muster.adapters.persistence.resource.ResourceRowHandler;
import dev.muster.adapters.persistence.text.KeptTexts;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.AutoMappingBehavior;
import org.apache.ibatis.session.AutoMappingUnknownColumnBehavior;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.mybatis.spring.MyBatisExceptionTranslator;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Makes mappers whose statements join the transaction at hand, or commit by themselves. */
public final class MapperFactory {

  private final SqlSessionTemplate sessions;

  public MapperFactory(DataSource dataSource, Class<?>... mappers) {
    this(dataSource, new StatementStatistics(), mappers);
  }

  /**
   * @param statistics told of every statement
   */
  public MapperFactory(DataSource dataSource, StatementStatistics statistics, Class<?>... mappers) {
    this(new StatementConfiguration(dataSource, statistics), mappers);
  }

  /**
   * @param configuration decides how statements are run
   */
  public MapperFactory(StatementConfiguration configuration, Class<?>... mappers) {
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.setCacheEnabled(false);
    configuration.setObjectFactory(new RowFactory());
    configuration.getTypeAliasRegistry().registerAlias("keptTexts", KeptTexts.class);
    configuration.getLanguageRegistry().register(new KeptTexts());
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.setArgNameBasedConstructorAutoMapping(true);
    configuration.setAutoMappingBehavior(AutoMappingBehavior.FULL);
    configuration.setAutoMappingUnknownColumnBehavior(AutoMappingUnknownColumnBehavior.FAILING);
    configuration.getTypeHandlerRegistry().register(UUID.class, new UuidTypeHandler());
    configuration.getTypeHandlerRegistry().register(Instant.class, new InstantTypeHandler());
    configuration.getTypeHandlerRegistry().register(String[].class, new TextArrayTypeHandler());
    configuration.getTypeHandlerRegistry().register(UUID[].class, new UuidArrayTypeHandler());
    configuration.getTypeHandlerRegistry().register(long[].class, new LongArrayTypeHandler());
    configuration.getTypeHandlerRegistry().register(ResourceRow.class, new ResourceRowHandler());
    for (Class<?> mapper : mappers) {
      configuration.addMapper(mapper);
    }
    SqlSessionFactory factory = new SqlSessionFactoryBuilder().build(configuration);
    this.sessions =
        new SqlSessionTemplate(
            factory,
            ExecutorType.SIMPLE,
            // Translating by SQLSTATE asks no database, least of all one that just went away.
            new MyBatisExceptionTranslator(SQLStateSQLExceptionTranslator::new, false));
  }

  /**
   * What a mapper would send.
   *
   * @param statement the name of its method
   * @param parameter of the method; a map by name if it has several
   */
  public BoundStatement bound(Class<?> mapper, String statement, Object parameter) {
    MappedStatement mapped =
        sessions.getConfiguration().getMappedStatement(mapper.getName() + "." + statement);
    return new BoundStatement(mapped, parameter, mapped.getBoundSql(parameter));
  }

  public <T> T mapper(Class<T> type) {
    return sessions.getMapper(type);
  }
}
