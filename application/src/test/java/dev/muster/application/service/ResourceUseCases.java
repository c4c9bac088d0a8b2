package dev.muster.application.service;

import dev.muster.application.memory.InMemoryPasswordHasher;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceIdGenerator;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.time.Clock;

/** The use cases of one type for a client that never asks for anything special. */
record ResourceUseCases(ResourceService service, Projection answer) {

  static ResourceUseCases of(
      ResourceType type,
      ResourceRepository repository,
      DocumentCodec codec,
      ResourceIdGenerator ids,
      Clock clock) {
    return new ResourceUseCases(
        new ResourceService(type, repository, codec, new InMemoryPasswordHasher(), ids, clock),
        Projection.standard(type));
  }

  StoredResource create(TenantId tenant, Value.Complex body) {
    return (StoredResource) service.create(tenant, body, answer);
  }

  StoredResource replace(
      TenantId tenant, String id, Value.Complex body, VersionCondition condition) {
    return (StoredResource) service.replace(tenant, id, body, condition, answer);
  }

  FoundResource read(TenantId tenant, String id, Projection projection) {
    return service.read(tenant, id, projection);
  }

  ResourcePage search(TenantId tenant, ResourceQuery query) {
    return service.search(tenant, query);
  }

  void delete(TenantId tenant, String id, VersionCondition condition) {
    service.delete(tenant, id, condition);
  }
}
