package dev.muster.adapters.persistence.plan;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.fixture.EveryResources;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.Tokens;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.DirectoryQuery;
import dev.muster.domain.query.GroupMemberCriteria;
import dev.muster.domain.query.GroupMemberQuery;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls every statement of requests at least once, with a secret for each text. */
final class MixedRun {

  private static final List<ResourceType> TYPES =
      List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE);

  private final PostgresPersistence persistence;
  private final String secret;
  private final TenantId tenant;

  MixedRun(PostgresPersistence persistence, String secret) {
    this.persistence = persistence;
    this.secret = secret;
    this.tenant = persistence.tenants().create(secret.replace("$", "")).id();
  }

  void run() {
    for (ResourceType type : TYPES) {
      resources(type);
    }
    directory();
    members();
    tokens();
    var _ = persistence.signingKeys().key(secret);
    var _ = persistence.changes().prune();
    var _ = persistence.tenants().find(secret);
    var _ = persistence.tenants().list();
    var _ = persistence.tenants().delete(tenant);
    persistence.tenants().removeLeftovers();
    persistence.groups().removeLeftovers();
  }

  private ResourceRepository repository(ResourceType type) {
    return type.isUser()
        ? persistence.users()
        : type.isGroup()
            ? persistence.groups()
            : Objects.requireNonNull(persistence.custom().get(type.name()));
  }

  private ResourceState state(ResourceType type) {
    String name = secret + Users.newId();
    return type.isUser()
        ? Users.user(name).with("title", secret).state()
        : type.isGroup()
            ? Groups.group(name).state()
            : EveryResources.with("string", new Value.Text(name));
  }

  private Revision revision(ResourceType type) {
    String name = secret + Users.newId();
    return current ->
        Optional.of(
            type.isUser()
                ? Users.next(current, Users.user(name))
                : type.isGroup()
                    ? Groups.next(current, Groups.group(name))
                    : EveryResources.next(
                        current, Value.Complex.EMPTY.with("string", new Value.Text(name))));
  }

  private void resources(ResourceType type) {
    ResourceRepository repository = repository(type);
    ResourceState state = state(type);
    ResourceId id = state.id();
    repository.create(tenant, state);
    var _ = repository.find(tenant, id);
    var _ = repository.find(tenant, id, Projection.of(type, List.of("externalId"), List.of()));
    var _ = repository.update(tenant, id, revision(type));
    VersionCondition stale = VersionCondition.oneOf(Set.of(77L));
    try {
      var _ = repository.delete(tenant, id, stale);
    } catch (VersionMismatch expected) {
      // Which asks for the version.
    }
    writes(type, repository);
    String name = type.isUser() ? "userName" : type.isGroup() ? "displayName" : "string";
    search(type, null, 1, 1);
    search(type, name + " sw \"" + secret + "\"", 1, 1);
    search(type, name + " co \"" + secret + "\"", 2, 1);
    search(type, "externalId eq \"" + secret + "\" and " + name + " pr", 1, 5);
    var _ = repository.delete(tenant, id, VersionCondition.NONE);
  }

  private void writes(ResourceType type, ResourceRepository repository) {
    List<Write> creates = new ArrayList<>();
    List<Write> updates = new ArrayList<>();
    List<Write> deletes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Write create = new Write.Create(state(type));
      creates.add(create);
      updates.add(new Write.Update(create.id(), revision(type)));
      deletes.add(new Write.Delete(create.id(), VersionCondition.NONE));
    }
    ResourceId last = deletes.removeLast().id();
    List<Write> conditional = List.of(new Write.Delete(last, VersionCondition.oneOf(Set.of(2L))));
    for (List<Write> run : List.of(creates, updates, deletes, conditional)) {
      var _ = repository.writeAll(tenant, run, 0);
    }
  }

  private void search(ResourceType type, @Nullable String filter, int startIndex, int count) {
    var _ =
        repository(type)
            .search(
                tenant,
                new ResourceQuery(
                    filter == null ? null : Filter.parse(type, filter),
                    Sort.BY_ID,
                    startIndex,
                    count,
                    Projection.standard(type)));
  }

  private void directory() {
    List<DirectoryQuery.Part> parts =
        TYPES.stream()
            .map(
                type ->
                    new DirectoryQuery.Part(
                        type,
                        Filter.parse(type, "externalId ne \"" + secret + "\""),
                        null,
                        Projection.standard(type)))
            .toList();
    for (int count : List.of(1, 0)) {
      var _ =
          persistence
              .directory()
              .search(tenant, new DirectoryQuery(parts, false, new PageStart.Index(1), count));
    }
  }

  private void members() {
    UserDraft ada = Users.user(secret + "ada");
    UserDraft bea = Users.user(secret + "bea");
    persistence.users().create(tenant, ada.state());
    persistence.users().create(tenant, bea.state());
    GroupDraft group = Groups.group(secret);
    persistence.groups().create(tenant, group.state());
    var _ =
        persistence
            .groups()
            .changeMembers(
                tenant,
                group.id(),
                MembershipChange.add(List.of(ada.id(), bea.id())),
                VersionCondition.NONE);
    var _ = persistence.groups().readWhole(tenant, group.id(), member -> {});
    var _ =
        persistence
            .groupMembers()
            .search(
                tenant,
                new GroupMemberQuery(
                    GroupMemberCriteria.of(group.id()), new GroupMemberQuery.Index(1), 1));
    var _ = persistence.users().delete(tenant, ada.id(), VersionCondition.NONE);
    var _ = persistence.groups().delete(tenant, group.id(), VersionCondition.NONE);
  }

  private void tokens() {
    AccessToken token = Tokens.token(secret, tenant);
    persistence.tokens().create(token);
    var _ = persistence.tokens().find(token.digest());
    var _ = persistence.tokens().list(tenant);
    persistence.tokens().recordUses(Map.of(token.digest(), Users.CHANGED));
    var _ = persistence.tokens().isEmpty();
    var _ = persistence.tokens().delete(tenant, secret);
  }
}
