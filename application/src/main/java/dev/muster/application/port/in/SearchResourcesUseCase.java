package dev.muster.application.port.in;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;

/** Listing and searching resources (RFC 7644 §3.4.2, §3.4.3). */
public interface SearchResourcesUseCase {

  ResourcePage search(TenantId tenant, ResourceQuery query);
}
