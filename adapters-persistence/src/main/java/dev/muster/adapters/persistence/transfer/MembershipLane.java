package dev.muster.adapters.persistence.transfer;

import dev.muster.adapters.persistence.connection.ConnectionPool;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.connection.ConnectionTransactions;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A connection on which members come into groups, and the thread that waits for it. */
final class MembershipLane implements MembershipLanes.Lane {

  private final int tenant;
  private final Clock clock;
  private final SingleConnectionDataSource connection;
  private final Database database;
  private final PortionMapper mapper;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import members").factory());
  private CompletableFuture<ChangedMembers> last =
      CompletableFuture.completedFuture(ChangedMembers.NONE);

  private MembershipLane(SingleConnectionDataSource connection, int tenant, Clock clock) {
    this.tenant = tenant;
    this.clock = clock;
    this.connection = connection;
    this.database = Database.of(1, new ConnectionTransactions(connection));
    this.mapper = new MapperFactory(connection, PortionMapper.class).mapper(PortionMapper.class);
  }

  static MembershipLane open(ConnectionSettings settings, int tenant, Clock clock) {
    SingleConnectionDataSource connection = ConnectionPool.single(settings);
    try {
      return new MembershipLane(connection, tenant, clock);
    } catch (RuntimeException failure) {
      connection.destroy();
      throw failure;
    }
  }

  @Override
  public ChangedMembers add(List<Difference> portion) {
    ChangedMembers before = finish();
    last = CompletableFuture.supplyAsync(() -> database.run(() -> change(portion)), worker);
    return before;
  }

  /** Others may have removed users, or added the same members, since the two were compared. */
  private ChangedMembers change(List<Difference> differences) {
    MembershipPortion portion =
        MembershipPortion.of(tenant, clock.instant().truncatedTo(ChronoUnit.MILLIS), differences);
    try {
      return mapper.changeMembers(portion);
    } catch (DataIntegrityViolationException changedMeanwhile) {
      return mapper.changeMembers(portion.whileGuarded());
    }
  }

  @Override
  public ChangedMembers finish() {
    CompletableFuture<ChangedMembers> awaited = last;
    last = CompletableFuture.completedFuture(ChangedMembers.NONE);
    try {
      return awaited.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw failed;
      }
    }
  }

  @Override
  public void close() {
    worker.close();
    connection.destroy();
  }
}
