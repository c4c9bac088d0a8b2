package dev.muster.benchmarks.technique;

import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import java.util.List;

/** Makes each of several writes alone. */
final class OneByOne extends Decorated {

  OneByOne(ResourceRepository repository) {
    super(repository);
  }

  @Override
  public List<WriteOutcome> writeAll(TenantId tenant, List<Write> writes, int tolerated) {
    return Write.oneByOne(this, tenant, writes, tolerated);
  }
}
