package dev.muster.benchmarks.technique;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.index.PostgresIndexCatalog;
import dev.muster.adapters.persistence.index.SearchWatch;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.mapping.StatementConfiguration;
import dev.muster.adapters.persistence.mapping.StatementStatistics;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.adapters.persistence.user.PostgresUserRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.schema.ResourceType;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.SimpleExecutor;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.transaction.Transaction;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Runs statements as MyBatis does by itself; nobody is told what they take. */
final class UntimedStatements extends StatementConfiguration {

  UntimedStatements(DataSource dataSource) {
    super(dataSource, new StatementStatistics());
  }

  /** Users behind statements that nobody times, over a pool as Muster's own. */
  static ResourceRepository users(
      ConnectionSettings settings, ResourceType type, Consumer<AutoCloseable> parts) {
    HikariDataSource pool = ConnectionPool.open(settings);
    parts.accept(pool);
    return new PostgresUserRepository(
        type,
        Database.of(settings.poolSize(), new JdbcTransactionManager(pool)),
        new MapperFactory(
            new UntimedStatements(pool),
            PostgresResourceRepository.mapperType(),
            PostgresUserRepository.mapperType()),
        new SearchWatch(
            new PostgresIndexCatalog(ConnectionPool.brief(settings), Map.of()), System::nanoTime),
        Clock.systemUTC());
  }

  @Override
  public Executor newExecutor(Transaction transaction, ExecutorType type) {
    return new SimpleExecutor(this, transaction);
  }
}
