package dev.muster.benchmarks.server;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stands before the driver of PostgreSQL, so that a recorder sees what Muster sends. */
final class RecordingDriver implements Driver {

  private final Driver driver;
  private final Recorder recorder;

  private RecordingDriver(Driver driver, Recorder recorder) {
    this.driver = driver;
    this.recorder = recorder;
  }

  /** From now on, every new connection of this process is recorded. */
  static Recorder install() throws SQLException {
    Recorder recorder = new Recorder();
    Driver driver = DriverManager.getDriver("jdbc:postgresql:");
    DriverManager.deregisterDriver(driver);
    DriverManager.registerDriver(new RecordingDriver(driver, recorder));
    return recorder;
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    Connection connection = driver.connect(url, properties);
    return connection == null ? null : recorder.recorded(connection);
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return driver.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties)
      throws SQLException {
    return driver.getPropertyInfo(url, properties);
  }

  @Override
  public int getMajorVersion() {
    return driver.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return driver.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return driver.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }
}
