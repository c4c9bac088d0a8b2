package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.DirectoryPage;
import dev.muster.domain.query.DirectoryQuery;

/** Searching the resources of all types at once (RFC 7644 §3.4.2.1). */
public interface SearchDirectoryUseCase {

  DirectoryPage search(TenantId tenant, DirectoryQuery query);
}
