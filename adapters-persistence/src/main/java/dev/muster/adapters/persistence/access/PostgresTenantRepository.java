package dev.muster.adapters.persistence.access;

import dev.muster.adapters.persistence.access.TenantMapper.TenantRow;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.domain.access.Tenant;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.UniquenessConflict;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Tenants in PostgreSQL. */
public final class PostgresTenantRepository implements TenantRepository {

  private static final int BATCH = 5_000;

  /** What leads to other rows is removed before them. */
  private static final List<String> RESOURCE_TABLES =
      List.of("group_members", "group_nesting", "group_remains", "groups", "resources", "users");

  private final Database database;
  private final TenantMapper tenants;

  public PostgresTenantRepository(Database database, MapperFactory mappers) {
    this.database = database;
    this.tenants = mappers.mapper(TenantMapper.class);
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return TenantMapper.class;
  }

  @Override
  public Tenant create(String name) {
    Integer id = database.run(() -> tenants.insert(name));
    if (id == null) {
      throw new UniquenessConflict("name");
    }
    return new Tenant(new TenantId(id), name);
  }

  @Override
  public Optional<Tenant> find(String name) {
    return database.run(
        () -> Optional.ofNullable(tenants.find(name)).map(PostgresTenantRepository::tenant));
  }

  @Override
  public List<Tenant> list() {
    return database.run(
        () -> tenants.list().stream().map(PostgresTenantRepository::tenant).toList());
  }

  /** Locks the tenant out first, then removes its resources in batches: no transaction is long. */
  @Override
  public boolean delete(TenantId id) {
    int tenant = id.value();
    boolean deleted =
        database.runInTransaction(
            () -> {
              tenants.deleteTokens(tenant);
              return tenants.delete(tenant) == 1;
            });
    removeResources(tenant);
    return deleted;
  }

  @Override
  public void removeLeftovers() {
    database.run(tenants::leftovers).forEach(this::removeResources);
  }

  private void removeResources(int tenant) {
    for (String table : RESOURCE_TABLES) {
      repeat(() -> tenants.deleteRows(table, tenant, BATCH));
    }
    repeat(() -> tenants.deleteRows("changes", tenant, BATCH));
    database.run(() -> tenants.deleteTotals(tenant));
  }

  private void repeat(IntSupplier batch) {
    int deleted;
    do {
      deleted = database.run(batch::getAsInt);
    } while (deleted == BATCH);
  }

  private static Tenant tenant(TenantRow row) {
    return new Tenant(new TenantId(row.id()), row.name());
  }
}
