package dev.muster.adapters.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.adapters.persistence.access.PostgresTenantRepository;
import dev.muster.adapters.persistence.access.PostgresTokenRepository;
import dev.muster.adapters.persistence.change.PostgresChangeFeed;
import dev.muster.adapters.persistence.change.PostgresChangeLog;
import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.connection.ConnectionTransactions;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.connection.HikariPoolProfile;
import dev.muster.adapters.persistence.connection.PollingConnection;
import dev.muster.adapters.persistence.connection.PostgresProbe;
import dev.muster.adapters.persistence.custom.PostgresCustomRepository;
import dev.muster.adapters.persistence.directory.PostgresDirectorySearch;
import dev.muster.adapters.persistence.group.PostgresGroupMemberSearch;
import dev.muster.adapters.persistence.group.PostgresGroupRepository;
import dev.muster.adapters.persistence.index.PostgresIndexCatalog;
import dev.muster.adapters.persistence.index.SearchWatch;
import dev.muster.adapters.persistence.key.PostgresSigningKeys;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.mapping.StatementStatistics;
import dev.muster.adapters.persistence.migration.DirectoryTables;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.adapters.persistence.migration.ServerRequirements;
import dev.muster.adapters.persistence.plan.PostgresSearchPlans;
import dev.muster.adapters.persistence.plan.SlowPlans;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.adapters.persistence.transfer.PostgresExportStore;
import dev.muster.adapters.persistence.transfer.PostgresImportStore;
import dev.muster.adapters.persistence.user.PostgresUserRepository;
import dev.muster.application.port.out.ChangeFeed;
import dev.muster.application.port.out.ChangeLog;
import dev.muster.application.port.out.DirectorySearch;
import dev.muster.application.port.out.ExportStore;
import dev.muster.application.port.out.GroupMemberSearch;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ImportStore;
import dev.muster.application.port.out.IndexCatalog;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.SearchPlans;
import dev.muster.application.port.out.SigningKeys;
import dev.muster.application.port.out.StoreProbe;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.application.port.profile.PoolProfile;
import dev.muster.application.port.profile.StatementProfiles;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * All outgoing ports that PostgreSQL serves, over a pool of connections and a small one besides for
 * tokens.
 */
public final class PostgresPersistence implements AutoCloseable {

  /**
   * Changes are kept at least this long before they are folded into the totals: a server that does
   * not hear of them for longer forgets what it has in memory.
   */
  private static final Duration CHANGE_RETENTION = Duration.ofSeconds(5);

  private final ConnectionSettings settings;
  private final SlowPlans slowPlans;
  private final StatementStatistics statements;
  private final HikariDataSource pool;
  private final HikariDataSource tokenPool;
  private final PoolProfile poolProfile;
  private final PostgresProbe probe;
  private final ResourceRepository users;
  private final GroupRepository groups;
  private final Map<String, ResourceRepository> custom = new LinkedHashMap<>();
  private final DirectorySearch directory;
  private final GroupMemberSearch groupMembers;
  private final TenantRepository tenants;
  private final TokenRepository tokens;
  private final ChangeLog changes;
  private final SigningKeys signingKeys;
  private final ImportStore imports;
  private final ExportStore exports;
  private final IndexCatalog indexes;
  private final SearchPlans searchPlans;

  private PostgresPersistence(
      ConnectionSettings settings,
      SchemaRegistry schemas,
      HikariDataSource pool,
      HikariDataSource tokenPool,
      Instrumentation instrumentation,
      Clock clock) {
    this.settings = settings;
    this.pool = pool;
    this.tokenPool = tokenPool;
    this.probe = new PostgresProbe(settings);
    DataSource dataSource = instrumentation.connections().apply(pool);
    Database database = Database.of(settings.poolSize(), new ConnectionTransactions(dataSource));
    // Apart: else whoever waits for searches would keep everybody out.
    Database tokenDatabase =
        Database.of(tokenPool.getMaximumPoolSize(), new ConnectionTransactions(tokenPool));
    PoolProfile requests = new HikariPoolProfile(pool, database);
    PoolProfile lookUps = new HikariPoolProfile(tokenPool, tokenDatabase);
    this.poolProfile = () -> requests.pool().with(lookUps.pool());
    Map<String, ResourceTable> tables = new HashMap<>();
    this.indexes = new PostgresIndexCatalog(ConnectionPool.unpooled(settings), tables);
    SearchWatch watch =
        new SearchWatch(
            new PostgresIndexCatalog(ConnectionPool.brief(settings), tables), System::nanoTime);
    this.slowPlans =
        new SlowPlans(settings, instrumentation.slow(), clock, System::nanoTime, watch, tables);
    this.statements = new StatementStatistics(slowPlans);
    MapperFactory mappers =
        new MapperFactory(
            instrumentation.statements().apply(dataSource, statements),
            PostgresResourceRepository.mapperType(),
            PostgresUserRepository.mapperType(),
            PostgresGroupRepository.mapperType(),
            PostgresGroupRepository.membershipMapperType(),
            PostgresCustomRepository.mapperType(),
            PostgresDirectorySearch.mapperType(),
            PostgresGroupMemberSearch.mapperType(),
            PostgresTenantRepository.mapperType(),
            PostgresChangeLog.mapperType(),
            PostgresSigningKeys.mapperType());
    this.users =
        known(tables, new PostgresUserRepository(schemas.user(), database, mappers, watch, clock));
    this.groups =
        known(
            tables, new PostgresGroupRepository(schemas.group(), database, mappers, watch, clock));
    for (ResourceType type : schemas.resourceTypes()) {
      if (!type.isUser() && !type.isGroup()) {
        custom.put(
            type.name(),
            known(tables, new PostgresCustomRepository(type, database, mappers, watch, clock)));
      }
    }
    this.groupMembers = new PostgresGroupMemberSearch(database, mappers);
    this.directory = new PostgresDirectorySearch(database, mappers, watch, tables);
    this.tenants = new PostgresTenantRepository(database, mappers);
    this.tokens =
        new PostgresTokenRepository(
            tokenDatabase,
            new MapperFactory(
                instrumentation.statements().apply(tokenPool, statements),
                PostgresTokenRepository.mapperType()));
    this.changes = new PostgresChangeLog(database, mappers, System::nanoTime, CHANGE_RETENTION);
    this.signingKeys = new PostgresSigningKeys(database, mappers);
    this.imports = new PostgresImportStore(settings, clock);
    this.exports = new PostgresExportStore(settings);
    this.searchPlans = new PostgresSearchPlans(settings, mappers, tables);
  }

  private static <T extends PostgresResourceRepository<?, ?>> T known(
      Map<String, ResourceTable> tables, T repository) {
    tables.put(repository.table().type().name(), repository.table());
    return repository;
  }

  /**
   * Connects, prepares the tables as the mode says and checks the server.
   *
   * @param schemas the resource types; User and Group among them
   * @throws dev.muster.adapters.persistence.migration.UnsuitableServerException if the directory
   *     cannot run on this server
   */
  public static PostgresPersistence open(
      ConnectionSettings settings, SchemaRegistry schemas, MigrationMode migration, Clock clock) {
    return open(settings, schemas, migration, clock, Instrumentation.TIMED);
  }

  /**
   * As {@link #open(ConnectionSettings, SchemaRegistry, MigrationMode, Clock)}, with the statements
   * watched in another way.
   */
  public static PostgresPersistence open(
      ConnectionSettings settings,
      SchemaRegistry schemas,
      MigrationMode migration,
      Clock clock,
      Instrumentation instrumentation) {
    HikariDataSource pool = ConnectionPool.open(settings);
    HikariDataSource tokenPool = ConnectionPool.openForTokens(settings);
    try {
      DataSource unpooled = ConnectionPool.unpooled(settings);
      ServerRequirements.checkServer(unpooled);
      DirectoryTables.prepare(unpooled, migration);
      ServerRequirements.checkTextSearch(unpooled);
      return new PostgresPersistence(settings, schemas, pool, tokenPool, instrumentation, clock);
    } catch (RuntimeException failure) {
      tokenPool.close();
      pool.close();
      throw failure;
    }
  }

  public ResourceRepository users() {
    return users;
  }

  public GroupRepository groups() {
    return groups;
  }

  /** The resources of the types that the server's own schemas define, by the types' names. */
  public Map<String, ResourceRepository> custom() {
    return Map.copyOf(custom);
  }

  /** Searches of all types at once. */
  public DirectorySearch directory() {
    return directory;
  }

  /** The members of groups, by pages. */
  public GroupMemberSearch groupMembers() {
    return groupMembers;
  }

  public TenantRepository tenants() {
    return tenants;
  }

  public TokenRepository tokens() {
    return tokens;
  }

  public ChangeLog changes() {
    return changes;
  }

  /**
   * Follows the changes of all servers, on a connection of its own that the caller closes with it.
   *
   * @param limit how long a poll may take, to the millisecond
   */
  public ChangeFeed changeFeed(Duration limit) {
    return new PostgresChangeFeed(
        new PollingConnection(settings, limit), CHANGE_RETENTION, System::nanoTime);
  }

  public SigningKeys signingKeys() {
    return signingKeys;
  }

  public ImportStore imports() {
    return imports;
  }

  public ExportStore exports() {
    return exports;
  }

  public IndexCatalog indexes() {
    return indexes;
  }

  /** How searches would be carried out. */
  public SearchPlans searchPlans() {
    return searchPlans;
  }

  /** What the statements of requests take. */
  public StatementProfiles statements() {
    return statements;
  }

  /** How busy the connections are. */
  public PoolProfile poolProfile() {
    return poolProfile;
  }

  public StoreProbe probe() {
    return probe;
  }

  @Override
  public void close() {
    slowPlans.close();
    probe.close();
    tokenPool.close();
    pool.close();
  }
}
