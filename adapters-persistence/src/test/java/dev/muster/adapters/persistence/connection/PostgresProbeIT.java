package dev.muster.adapters.persistence.connection;

import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.application.port.out.StoreProbe;
import dev.muster.application.port.out.StoreProbeContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class PostgresProbeIT extends StoreProbeContract {

  private final List<PostgresProbe> probes = new ArrayList<>();

  @AfterEach
  void close() {
    probes.forEach(PostgresProbe::close);
  }

  @Override
  public StoreProbe probeOfPresentStore() {
    return probe(TestDatabase.create());
  }

  @Override
  public StoreProbe probeOfAbsentStore() {
    return probe(new ConnectionSettings("jdbc:postgresql://127.0.0.1:1/none", "nobody", "", 1));
  }

  private StoreProbe probe(ConnectionSettings settings) {
    PostgresProbe probe = new PostgresProbe(settings);
    probes.add(probe);
    return probe;
  }
}
