package dev.muster.adapters.persistence.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.application.port.profile.PoolProfile;
import dev.muster.application.port.profile.PoolProfile.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** What the pool tells of itself. */
final class HikariPoolProfileIT {

  @Test
  void pool_whoWaitsInVain_isCounted() throws SQLException {
    try (HikariDataSource pool = ConnectionPool.open(TestDatabase.create().withPoolSize(1))) {
      PoolProfile profile =
          new HikariPoolProfile(pool, new Database(1, TransactionOperations.withoutTransaction()));
      assertEquals(new Pool(0, 0, 0, 0, 0), profile.pool());
      try (Connection only = pool.getConnection()) {
        assertEquals(new Pool(1, 0, 0, 0, 0), profile.pool());
        assertThrows(SQLTransientConnectionException.class, pool::getConnection);
        assertEquals(new Pool(1, 0, 0, 0, 1), profile.pool());
        assertEquals("muster", only.getClientInfo("ApplicationName"));
      }
    }
  }
}
