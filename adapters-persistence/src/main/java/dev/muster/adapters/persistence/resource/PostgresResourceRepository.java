package dev.muster.adapters.persistence.resource;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.index.SearchWatch;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.adapters.persistence.search.SearchStatement;
import dev.muster.adapters.persistence.search.SelectList;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resources of one type in PostgreSQL. Statements: read 1; create 1; delete 1, and 1 more if
 * nothing was deleted; update 2, and up to 5 more in a transaction if another write came in
 * between; search 1 or 2; several writes of one kind at most 3, and more only if some fail.
 *
 * @param <R> a row as it is written
 * @param <B> several rows
 */
public class PostgresResourceRepository<R, B> implements ResourceRepository {

  private final Database database;
  private final ResourceTable table;
  private final ResourceMapper<R, B> mapper;
  private final Rows<R, B> rows;
  private final SearchWatch watch;
  private final Clock clock;
  private final Turns turns = new Turns();

  public PostgresResourceRepository(
      Database database,
      ResourceTable table,
      ResourceMapper<R, B> mapper,
      Rows<R, B> rows,
      SearchWatch watch,
      Clock clock) {
    this.database = database;
    this.table = table;
    this.mapper = mapper;
    this.rows = rows;
    this.watch = watch;
    this.clock = clock;
  }

  /** What the mapper factory has to know before the mappers of the tables. */
  public static Class<?> mapperType() {
    return ResourceMapper.class;
  }

  @Override
  public final void create(TenantId tenant, ResourceState state) {
    R row = rows.of(tenant.value(), state);
    boolean created =
        hasRelations(state)
            ? UnknownRelations.refusing(
                () -> database.runInTransaction(() -> insert(tenant, state, row)))
            : database.run(() -> mapper.insert(row) == 1);
    if (!created) {
      throw new UniquenessConflict("userName");
    }
  }

  private boolean insert(TenantId tenant, ResourceState state, R row) {
    boolean inserted = mapper.insert(row) == 1;
    if (inserted) {
      writeRelations(tenant, List.of(state));
    }
    return inserted;
  }

  @Override
  public final Optional<StoredResource> find(TenantId tenant, ResourceId id) {
    ResourceKey key = key(tenant, id);
    return database.run(() -> findWithin(key));
  }

  /** The resource, for who has been let into the database. */
  protected final Optional<StoredResource> findWithin(ResourceKey key) {
    return Optional.ofNullable(mapper.find(key)).map(this::stored);
  }

  @Override
  public final Optional<FoundResource> find(TenantId tenant, ResourceId id, Projection projection) {
    ResourceKey key = key(tenant, id);
    String columns = SelectList.of(table, projection);
    return database.run(
        () -> Optional.ofNullable(mapper.findSelected(key, columns)).map(row -> row.found(type())));
  }

  @Override
  public final ResourcePage search(TenantId tenant, ResourceQuery query) {
    SearchStatement statement = SearchStatement.of(table, tenant.value(), query);
    return watch.search(
        List.of(new SearchWatch.Question(type(), query.filter())),
        () -> database.search(() -> page(statement, query)));
  }

  private ResourcePage page(SearchStatement statement, ResourceQuery query) {
    List<ResourceRow> found = query.count() == 0 ? List.of() : mapper.search(statement);
    Page page = Page.of(query.start(), query.count(), found);
    return new ResourcePage(
        total(statement, found.size()),
        page.rows().stream().map(row -> row.found(type())).toList(),
        page.next(),
        page.previous());
  }

  /** Its table, for searches of several. */
  public final ResourceTable table() {
    return table;
  }

  /** A page that is not full, and not empty beyond the end, tells the total by itself. */
  private long total(SearchStatement statement, int found) {
    boolean fromStart = statement.branches().isEmpty();
    if (fromStart && found < statement.limit() && (found > 0 || statement.offset() == 0)) {
      return statement.offset() + found;
    }
    return statement.where() == null
        ? mapper.total(statement.tenant(), statement.type())
        : mapper.count(statement);
  }

  @Override
  public final Optional<StoredResource> update(
      TenantId tenant, ResourceId id, RelationScope relations, Revision revision) {
    ResourceKey key = key(tenant, id);
    return turns.take(
        key, () -> new Update<>(this, mapper, rows, tenant, key).make(relations, revision));
  }

  /** Whether a state has something to write besides its row. */
  protected boolean hasRelations(ResourceState state) {
    return false;
  }

  /**
   * Writes what the states have besides their rows, which were written in the same transaction.
   *
   * @throws UnknownRelations if some of them lead to what does not exist
   */
  protected void writeRelations(TenantId tenant, List<ResourceState> states) {}

  /**
   * Writes relations only, and new versions of those resources whose relations change.
   *
   * @param versions that are accepted; null accepts all
   * @return the metadata afterwards of those that exist and have such a version
   */
  protected Map<ResourceId, Meta> changeRelations(
      TenantId tenant, List<ResourceState> states, long @Nullable [] versions) {
    return Map.of();
  }

  /** Whether a delete can change another resource of the type. */
  protected boolean deletesAffectEachOther() {
    return false;
  }

  @Override
  public final boolean delete(TenantId tenant, ResourceId id, VersionCondition condition) {
    ResourceKey key = key(tenant, id);
    long[] versions = accepted(condition);
    if (database.run(() -> mapper.delete(key, versions, now())) == 1) {
      return true;
    }
    if (versions == null) {
      return false;
    }
    Long version = database.run(() -> mapper.version(key));
    if (version == null) {
      return false;
    }
    throw new VersionMismatch(version);
  }

  @Override
  public final List<WriteOutcome> writeAll(TenantId tenant, List<Write> writes, int tolerated) {
    return new Batch<>(this, tenant, mapper, rows).write(writes, tolerated);
  }

  protected static long @Nullable [] accepted(VersionCondition condition) {
    return condition
        .accepted()
        .map(versions -> versions.stream().mapToLong(Long::longValue).toArray())
        .orElse(null);
  }

  protected final ResourceKey key(TenantId tenant, ResourceId id) {
    return new ResourceKey(tenant.value(), type().name(), id.value());
  }

  protected final ResourceType type() {
    return table.type();
  }

  protected final Database database() {
    return database;
  }

  /** In milliseconds, as times are stored. */
  protected final Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private StoredResource stored(ResourceRow row) {
    return row.stored(type());
  }
}
