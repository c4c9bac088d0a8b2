package dev.muster.adapters.persistence.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionSettingsTest {

  @ParameterizedTest
  @CsvSource({"1, 6", "2, 8", "8, 20", "30, 64", "31, 64", "1000, 64"})
  void defaultPoolSize_followsTheCoresBetweenItsBounds(int cores, int connections) {
    assertEquals(connections, ConnectionSettings.defaultPoolSize(cores));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "8, 2", "12, 3", "64, 8"})
  void forTokens_isAQuarterOfThePoolBetweenItsBounds(int pool, int connections) {
    ConnectionSettings settings = new ConnectionSettings("jdbc:postgresql:muster", "a", "b", pool);
    assertEquals(connections, settings.forTokens().poolSize());
  }
}
