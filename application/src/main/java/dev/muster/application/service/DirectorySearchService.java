package dev.muster.application.service;

import dev.muster.application.port.in.SearchDirectoryUseCase;
import dev.muster.application.port.out.DirectorySearch;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.DirectoryPage;
import dev.muster.domain.query.DirectoryQuery;

/** The use case of all types together. */
public final class DirectorySearchService implements SearchDirectoryUseCase {

  private final DirectorySearch directory;

  public DirectorySearchService(DirectorySearch directory) {
    this.directory = directory;
  }

  @Override
  public DirectoryPage search(TenantId tenant, DirectoryQuery query) {
    return directory.search(tenant, query);
  }
}
