package dev.muster.application.memory;

import dev.muster.application.port.out.IndexCatalog;
import dev.muster.application.port.out.IndexCatalogContract;

final class InMemoryIndexCatalogTest extends IndexCatalogContract {

  @Override
  public IndexCatalog catalog() {
    return new InMemoryIndexCatalog();
  }
}
