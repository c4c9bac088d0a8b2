package dev.muster.application.service;

import dev.muster.application.port.in.CreateResourceUseCase;
import dev.muster.application.port.in.DeleteResourceUseCase;
import dev.muster.application.port.in.ReadResourceUseCase;
import dev.muster.application.port.in.ReplaceResourceUseCase;
import dev.muster.application.port.in.SearchResourcesUseCase;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Replacement;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceIdGenerator;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.User;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The use cases of one resource type. */
public final class ResourceService
    implements CreateResourceUseCase,
        ReadResourceUseCase,
        SearchResourcesUseCase,
        ReplaceResourceUseCase,
        DeleteResourceUseCase {

  /** In bytes of JSON; pages hold many documents at once. */
  static final int MAX_DOCUMENT = 512 * 1024;

  private final ResourceType type;
  private final ResourceRepository repository;
  private final DocumentCodec codec;
  private final ResourceIdGenerator ids;
  private final Clock clock;

  public ResourceService(
      ResourceType type,
      ResourceRepository repository,
      DocumentCodec codec,
      ResourceIdGenerator ids,
      Clock clock) {
    this.type = type;
    this.repository = repository;
    this.codec = codec;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public StoredResource create(TenantId tenant, Value.Complex body) {
    Resource content = User.withDefaults(ResourceReader.read(type, body));
    ResourceId id = ids.next();
    Instant now = now();
    ResourceState state =
        new ResourceState(id, new Meta(1, now, now), content, encode(id, content));
    repository.create(tenant, state);
    return state.stored();
  }

  @Override
  public FoundResource read(TenantId tenant, String id, Projection projection) {
    Optional<ResourceId> wanted = ResourceId.parse(id);
    Optional<? extends FoundResource> found =
        projection.isWholeDocument()
            ? wanted.flatMap(known -> repository.find(tenant, known))
            : wanted.flatMap(known -> repository.find(tenant, known, projection));
    return found.orElseThrow(() -> notFound(id));
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    return repository.search(tenant, query);
  }

  @Override
  public StoredResource replace(
      TenantId tenant, String id, Value.Complex body, VersionCondition condition) {
    Resource replacement = ResourceReader.read(type, body);
    return ResourceId.parse(id)
        .flatMap(
            known ->
                repository.update(
                    tenant, known, current -> revise(current, replacement, condition)))
        .orElseThrow(() -> notFound(id));
  }

  private Optional<ResourceState> revise(
      StoredResource current, Resource replacement, VersionCondition condition) {
    Meta meta = current.meta();
    condition.require(meta.version());
    Resource before = codec.decode(type, current.document());
    Resource after = Replacement.of(before, replacement);
    if (after.equals(before)) {
      return Optional.empty();
    }
    return Optional.of(
        new ResourceState(
            current.id(),
            new Meta(meta.version() + 1, meta.created(), now()),
            after,
            encode(current.id(), after)));
  }

  @Override
  public void delete(TenantId tenant, String id, VersionCondition condition) {
    boolean deleted =
        ResourceId.parse(id)
            .map(known -> repository.delete(tenant, known, condition))
            .orElse(false);
    if (!deleted) {
      throw notFound(id);
    }
  }

  private Document encode(ResourceId id, Resource content) {
    Document document = codec.encode(id, content);
    if (document.length() > MAX_DOCUMENT) {
      throw InvalidRequest.value("The resource is larger than " + MAX_DOCUMENT + " bytes.");
    }
    return document;
  }

  private ResourceNotFound notFound(String id) {
    return new ResourceNotFound(type.name(), id);
  }

  /** Times are stored in milliseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
