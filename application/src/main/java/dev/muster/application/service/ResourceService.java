package dev.muster.application.service;

import dev.muster.application.port.in.CreateResourceUseCase;
import dev.muster.application.port.in.DeleteResourceUseCase;
import dev.muster.application.port.in.PatchResourceUseCase;
import dev.muster.application.port.in.ReadResourceUseCase;
import dev.muster.application.port.in.ReplaceResourceUseCase;
import dev.muster.application.port.in.SearchResourcesUseCase;
import dev.muster.application.port.out.ChangedGroup;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.PasswordHasher;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceIdGenerator;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The use cases of one resource type. */
public final class ResourceService
    implements CreateResourceUseCase,
        ReadResourceUseCase,
        SearchResourcesUseCase,
        ReplaceResourceUseCase,
        PatchResourceUseCase,
        DeleteResourceUseCase {

  private final ResourceType type;
  private final ResourceRepository repository;
  private final Writes writes;
  private final ResourceIdGenerator ids;

  /**
   * @param repository of the type; a {@link GroupRepository} if the type is Group
   */
  public ResourceService(
      ResourceType type,
      ResourceRepository repository,
      DocumentCodec codec,
      PasswordHasher hasher,
      ResourceIdGenerator ids,
      Clock clock) {
    if (type.isGroup() && !(repository instanceof GroupRepository)) {
      throw new IllegalArgumentException("groups need their own repository");
    }
    this.type = type;
    this.repository = repository;
    this.writes = new Writes(type, codec, new Passwords(hasher), clock);
    this.ids = ids;
  }

  /** Of which type the resources are. */
  public ResourceType type() {
    return type;
  }

  ResourceRepository repository() {
    return repository;
  }

  Writes writes() {
    return writes;
  }

  ResourceId nextId() {
    return ids.next();
  }

  @Override
  public FoundResource create(TenantId tenant, Value.Complex body, Projection answer) {
    ResourceState state = writes.create(ids.next(), body);
    repository.create(tenant, state);
    return type.isGroup() && answer.carriesRelation()
        ? found(tenant, state.id(), answer)
        : state.stored();
  }

  @Override
  public FoundResource read(TenantId tenant, String id, Projection projection) {
    ResourceId known = ResourceId.parse(id).orElseThrow(() -> notFound(id));
    return found(tenant, known, projection);
  }

  @Override
  public Optional<StoredResource> readNear(TenantId tenant, String id, Projection projection) {
    return ResourceId.parse(id).flatMap(known -> repository.findNear(tenant, known, projection));
  }

  @Override
  public FoundResource readWhole(TenantId tenant, String id, Consumer<Value.Complex> member) {
    return ResourceId.parse(id)
        .flatMap(known -> groups().readWhole(tenant, known, member))
        .orElseThrow(() -> notFound(id));
  }

  private FoundResource found(TenantId tenant, ResourceId id, Projection projection) {
    Optional<? extends FoundResource> found =
        projection.isWholeDocument() && !projection.carriesRelation()
            ? repository.find(tenant, id)
            : repository.find(tenant, id, projection);
    return found.orElseThrow(() -> notFound(id.toString()));
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    return repository.search(tenant, query);
  }

  @Override
  public FoundResource replace(
      TenantId tenant,
      String id,
      Value.Complex body,
      VersionCondition condition,
      Projection answer) {
    var revision = writes.replace(body, condition);
    return ResourceId.parse(id)
        .flatMap(known -> repository.update(tenant, known, shown(answer), revision))
        .orElseThrow(() -> notFound(id));
  }

  @Override
  public Patched patch(
      TenantId tenant,
      String id,
      Value.Complex body,
      VersionCondition condition,
      @Nullable Projection answer) {
    Writes.Plan plan = writes.patch(body, condition);
    ResourceId known = ResourceId.parse(id).orElseThrow(() -> notFound(id));
    return switch (plan) {
      case Writes.Plan.MembersOnly(MembershipChange change) ->
          changeMembers(tenant, known, change, condition, answer);
      case Writes.Plan.Revise revise -> revise(tenant, known, revise, answer);
    };
  }

  private Patched changeMembers(
      TenantId tenant,
      ResourceId group,
      MembershipChange change,
      VersionCondition condition,
      @Nullable Projection answer) {
    Meta meta =
        groups()
            .changeMembers(tenant, group, change, condition)
            .map(ChangedGroup::meta)
            .orElseThrow(() -> notFound(group.toString()));
    if (answer == null) {
      return new Patched(group, meta, null);
    }
    FoundResource found = found(tenant, group, answer);
    return new Patched(group, found.meta(), found);
  }

  private Patched revise(
      TenantId tenant, ResourceId id, Writes.Plan.Revise revise, @Nullable Projection answer) {
    RelationScope relations = revise.needsMembers() ? RelationScope.ALL : shown(answer);
    StoredResource stored =
        repository
            .update(tenant, id, relations, revise.revision())
            .orElseThrow(() -> notFound(id.toString()));
    return new Patched(id, stored.meta(), answer == null ? null : stored);
  }

  private static RelationScope shown(@Nullable Projection answer) {
    return answer != null && answer.carriesRelation() ? RelationScope.SHOWN : RelationScope.NONE;
  }

  private GroupRepository groups() {
    return (GroupRepository) repository;
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

  ResourceNotFound notFound(String id) {
    return new ResourceNotFound(type.name(), id);
  }
}
