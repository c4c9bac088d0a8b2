package dev.muster.benchmarks.population;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.adapters.web.json.JacksonDocumentCodec;
import dev.muster.adapters.web.json.JsonReader;
import dev.muster.application.port.in.PrepareDirectoryUseCase;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Loads through the repositories, in batches. */
public final class RepositoryLoader implements Loader {

  private static final int USERS_AT_ONCE = 1_000;
  private static final int MEMBERS_AT_ONCE = 10_000;
  private static final int CONNECTIONS = 2;

  private final DocumentCodec codec = new JacksonDocumentCodec();
  private final SchemaRegistry schemas = new SchemaDefinitions().registry();

  @Override
  public void load(Address database, Population population, Consumer<Integer> progress) {
    ConnectionSettings connections =
        new ConnectionSettings(database.url(), database.user(), database.password(), CONNECTIONS);
    try (PostgresPersistence persistence =
        PostgresPersistence.open(connections, schemas, MigrationMode.AUTO, Clock.systemUTC())) {
      TenantId tenant = persistence.tenants().create(PrepareDirectoryUseCase.DEFAULT_TENANT).id();
      for (int first = 0; first < population.size(); first += USERS_AT_ONCE) {
        int last = Math.min(population.size(), first + USERS_AT_ONCE);
        check(persistence.users().writeAll(tenant, users(population, first, last), 0));
        progress.accept(last);
      }
      for (Population.Crowd group : Population.Crowd.values()) {
        loadGroup(persistence, tenant, population, group);
      }
    }
  }

  /** The creation of the users from one number up to but not including another. */
  public List<Write> users(Population population, int first, int last) {
    return IntStream.range(first, last).mapToObj(user -> user(population, user)).toList();
  }

  private Write user(Population population, int user) {
    return new Write.Create(state(schemas.user(), population.id(user), population.body(user)));
  }

  private ResourceState state(ResourceType type, UUID id, String body) {
    Resource content =
        ResourceReader.read(
            type,
            JsonReader.readObject(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    ResourceId known = new ResourceId(id);
    Instant now = Instant.ofEpochMilli(Clock.systemUTC().millis());
    return new ResourceState(known, new Meta(1, now, now), content, codec.encode(known, content));
  }

  private void loadGroup(
      PostgresPersistence persistence,
      TenantId tenant,
      Population population,
      Population.Crowd group) {
    ResourceState state =
        state(
            schemas.group(),
            population.groupId(group),
            "{\"displayName\":\"" + group.name() + "\"}");
    persistence.groups().create(tenant, state);
    int members = population.members(group);
    for (int first = 0; first < members; first += MEMBERS_AT_ONCE) {
      List<ResourceId> some =
          IntStream.range(first, Math.min(members, first + MEMBERS_AT_ONCE))
              .mapToObj(user -> new ResourceId(population.id(user)))
              .toList();
      var _ =
          persistence
              .groups()
              .changeMembers(tenant, state.id(), MembershipChange.add(some), VersionCondition.NONE)
              .orElseThrow();
    }
  }

  /** Fails unless all were created. */
  public static void check(List<WriteOutcome> outcomes) {
    for (WriteOutcome outcome : outcomes) {
      if (outcome.isFailure()) {
        throw new IllegalStateException("a user could not be loaded: " + outcome);
      }
    }
  }
}
