package dev.muster.bootstrap.bulk;

import static dev.muster.application.port.in.ExecuteBulkUseCase.NEVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.Instrumentation;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.adapters.web.json.JacksonDocumentCodec;
import dev.muster.adapters.web.json.JsonReader;
import dev.muster.application.memory.InMemoryPasswordHasher;
import dev.muster.application.port.in.ExecuteBulkUseCase.Bulk;
import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.application.port.in.ExecuteBulkUseCase.Result;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.service.BulkService;
import dev.muster.application.service.ResourceService;
import dev.muster.application.service.ResourceServices;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.embedded.PreparedDataFolder;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.TimeOrderedIdGenerator;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The round trips of a bulk do not grow with its operations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BulkRoundTripsIT {

  private static final int FEW = 10;
  private static final int MANY = 500;

  private final RoundTrips roundTrips = new RoundTrips();
  private EmbeddedDatabase database;
  private PostgresPersistence persistence;
  private BulkService bulks;
  private TenantId tenant;
  private int names;

  @BeforeAll
  void open(@TempDir(factory = PreparedDataFolder.class) Path folder) {
    database = EmbeddedDatabase.open(folder, Occupant.SERVE, Duration.ofMinutes(1));
    persistence =
        PostgresPersistence.open(
            new ConnectionSettings(database.jdbcUrl(), database.user(), database.password(), 2),
            CoreSchemas.REGISTRY,
            MigrationMode.AUTO,
            Clock.systemUTC(),
            Instrumentation.TIMED.over(roundTrips::counted));
    tenant = persistence.tenants().create("bulks").id();
    bulks =
        new BulkService(
            new ResourceServices(
                List.of(
                    service(CoreSchemas.USER, persistence.users()),
                    service(CoreSchemas.GROUP, persistence.groups()))));
  }

  private static ResourceService service(ResourceType type, ResourceRepository repository) {
    return new ResourceService(
        type,
        repository,
        new JacksonDocumentCodec(),
        new InMemoryPasswordHasher(),
        new TimeOrderedIdGenerator(Clock.systemUTC(), new SecureRandom()),
        Clock.systemUTC());
  }

  @AfterAll
  void close() {
    persistence.close();
    database.close();
  }

  private static Operation operation(
      Method method, String endpoint, @Nullable String id, @Nullable String bulkId, String json) {
    Value.Complex data =
        JsonReader.readObject(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    return new Operation(method, endpoint, id, bulkId, data, VersionCondition.NONE);
  }

  private Operation user(String bulkId) {
    String body = "{\"userName\":\"user-" + names++ + "\"}";
    return operation(Method.POST, "/Users", null, bulkId, body);
  }

  private static Operation group(String bulkId, String member) {
    String members = member.isEmpty() ? "" : "{\"value\":\"" + member + "\"}";
    String body = "{\"displayName\":\"" + bulkId + "\",\"members\":[" + members + "]}";
    return operation(Method.POST, "/Groups", null, bulkId, body);
  }

  private static Operation join(String group, String member) {
    return operation(
        Method.PATCH,
        "/Groups",
        group,
        null,
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
            + "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\""
            + member
            + "\"}]}]}");
  }

  private static List<Operation> each(int count, IntFunction<Operation> operation) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      operations.add(operation.apply(i));
    }
    return operations;
  }

  private List<Result> execute(List<Operation> operations) {
    List<Result> results = bulks.execute(tenant, new Bulk(operations, NEVER));
    assertEquals(operations.size(), results.size());
    for (Result result : results) {
      assertTrue(!(result.outcome() instanceof Outcome.Failed), result.toString());
    }
    return results;
  }

  /** Creates them and returns their ids. */
  private List<String> created(List<Operation> creations) {
    return execute(creations).stream()
        .map(result -> String.valueOf(result.path()))
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .toList();
  }

  private void assertRoundTrips(int expected, IntFunction<List<Operation>> bulkOf) {
    for (int count : new int[] {FEW, MANY}) {
      List<Operation> operations = bulkOf.apply(count);
      roundTrips.take();
      execute(operations);
      assertEquals(expected, roundTrips.take(), "for " + count);
    }
  }

  @Test
  void creations() {
    assertRoundTrips(2, count -> each(count, i -> user("u" + i)));
  }

  @Test
  void creationsThatReferToTheOneBefore() {
    assertRoundTrips(
        2,
        count ->
            each(
                count,
                i ->
                    operation(
                        Method.POST,
                        "/Users",
                        null,
                        "u" + i,
                        "{\"userName\":\"user-"
                            + names++
                            + "\",\"nickName\":\"bulkId:u"
                            + Math.max(0, i - 1)
                            + "\"}")));
  }

  @Test
  void groupsInACircle() {
    assertRoundTrips(3, count -> each(count, i -> group("g" + i, "bulkId:g" + (i + 1) % count)));
  }

  @Test
  void usersInTurnWithTheGroupTheyJoin() {
    String group = created(List.of(group("g", ""))).getFirst();
    assertRoundTrips(
        5,
        count -> {
          List<Operation> operations = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            operations.add(user("u" + i));
            operations.add(join(group, "bulkId:u" + i));
          }
          return operations;
        });
  }

  @Test
  void membersOfOneGroup() {
    String group = created(List.of(group("g", ""))).getFirst();
    assertRoundTrips(
        3,
        count -> {
          List<String> users = created(each(count, i -> user("u" + i)));
          return each(count, i -> join(group, users.get(i)));
        });
  }

  @Test
  void membersOfManyGroups() {
    String user = created(List.of(user("u"))).getFirst();
    assertRoundTrips(
        3,
        count -> {
          List<String> groups = created(each(count, i -> group("g" + i, "")));
          return each(count, i -> join(groups.get(i), user));
        });
  }

  @Test
  void replacementsAndPatches() {
    assertRoundTrips(
        3,
        count -> {
          List<String> users = created(each(count, i -> user("u" + i)));
          return each(
              count,
              i ->
                  operation(
                      Method.PUT,
                      "/Users",
                      users.get(i),
                      null,
                      "{\"userName\":\"user-" + names++ + "\",\"title\":\"Dr\"}"));
        });
  }

  @Test
  void deletions() {
    assertRoundTrips(
        2,
        count -> {
          List<String> users = created(each(count, i -> user("u" + i)));
          return each(count, i -> operation(Method.DELETE, "/Users", users.get(i), null, "{}"));
        });
    assertRoundTrips(
        2,
        count -> {
          List<String> groups = created(each(count, i -> group("g" + i, "")));
          return each(count, i -> operation(Method.DELETE, "/Groups", groups.get(i), null, "{}"));
        });
  }
}
