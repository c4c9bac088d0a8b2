package dev.muster.adapters.persistence.connection;

import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions on connections that may break. PostgreSQL rolls back what a connection leaves
 * behind: where that cannot be asked for any more, what went wrong before is told, and not this.
 */
public final class ConnectionTransactions extends JdbcTransactionManager {

  public ConnectionTransactions(DataSource connections) {
    super(connections);
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    try {
      super.doRollback(status);
    } catch (DataAccessException | TransactionException broken) {
      logger.debug("A connection broke before its transaction was rolled back", broken);
    }
  }
}
