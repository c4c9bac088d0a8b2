package dev.muster.application.service;

import dev.muster.application.fixture.SequentialIds;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.fixture.Users;
import dev.muster.application.memory.InMemoryDirectory;
import dev.muster.application.memory.InMemoryDocumentCodec;
import dev.muster.application.memory.InMemoryPasswordHasher;
import dev.muster.application.port.in.ExecuteBulkUseCase.Bulk;
import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.application.port.in.ExecuteBulkUseCase.Result;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory in memory for bulks, and short ways to write their operations. */
final class Bulks {

  static final String USERS = "/Users";
  static final String GROUPS = "/Groups";
  private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  final TenantId tenant = new TenantId(1);
  final InMemoryDirectory directory;
  final ResourceService users;
  final ResourceService groups;
  final ResourceServices services;

  Bulks() {
    this(new InMemoryDirectory(new SettableClock(Users.CREATED)));
  }

  private Bulks(InMemoryDirectory directory) {
    this(directory, directory.users());
  }

  /** With another repository of users. */
  Bulks(InMemoryDirectory directory, ResourceRepository userRepository) {
    this.directory = directory;
    SequentialIds ids = new SequentialIds();
    this.users = service(CoreSchemas.USER, userRepository, ids);
    this.groups = service(CoreSchemas.GROUP, directory.groups(), ids);
    this.services = new ResourceServices(List.of(users, groups));
  }

  private static ResourceService service(
      ResourceType type, ResourceRepository repository, SequentialIds ids) {
    return new ResourceService(
        type,
        repository,
        new InMemoryDocumentCodec(),
        new InMemoryPasswordHasher(),
        ids,
        new SettableClock(Users.CREATED));
  }

  List<Result> execute(int failOnErrors, Operation... operations) {
    return new BulkService(services).execute(tenant, new Bulk(List.of(operations), failOnErrors));
  }

  /** The ids of the members of a group, as a set. */
  Set<String> members(String group) {
    ResourceId id = ResourceId.parse(group).orElseThrow();
    Value members =
        directory
            .groups()
            .find(tenant, id, Projection.standard(CoreSchemas.GROUP))
            .orElseThrow()
            .related()
            .get("members")
            .orElseThrow();
    return Set.copyOf(
        ((Value.Multiple) members)
            .complexValues().stream().map(member -> member.text("value").orElseThrow()).toList());
  }

  static Operation post(String endpoint, String bulkId, Value.Complex data) {
    return new Operation(Method.POST, endpoint, null, bulkId, data, VersionCondition.NONE);
  }

  static Operation put(String endpoint, String id, Value.Complex data) {
    return new Operation(Method.PUT, endpoint, id, null, data, VersionCondition.NONE);
  }

  static Operation patch(String endpoint, String id, Value.Complex... operations) {
    Value.Complex data =
        Value.Complex.EMPTY
            .with("schemas", new Value.Multiple(List.of(new Value.Text(PATCH_OP))))
            .with("Operations", new Value.Multiple(List.of(operations)));
    return new Operation(Method.PATCH, endpoint, id, null, data, VersionCondition.NONE);
  }

  static Operation delete(String endpoint, String id) {
    return new Operation(
        Method.DELETE, endpoint, id, null, Value.Complex.EMPTY, VersionCondition.NONE);
  }

  /** The operation under the condition that the resource has this version. */
  static Operation ifVersion(long version, Operation operation) {
    return new Operation(
        operation.method(),
        operation.endpoint(),
        operation.id(),
        operation.bulkId(),
        operation.data(),
        VersionCondition.oneOf(Set.of(version)));
  }

  static Value.Complex user(String userName) {
    return Value.Complex.EMPTY.with("userName", new Value.Text(userName));
  }

  static Value.Complex user(String userName, String manager) {
    return user(userName)
        .with(
            CoreSchemas.ENTERPRISE_USER_URN,
            Value.Complex.EMPTY.with(
                "manager", Value.Complex.EMPTY.with("value", new Value.Text(manager))));
  }

  static Value.Complex group(String displayName, String... members) {
    return Value.Complex.EMPTY
        .with("displayName", new Value.Text(displayName))
        .with("members", references(members));
  }

  static Value.Complex operation(String op, String path, Value value) {
    return Value.Complex.EMPTY
        .with("op", new Value.Text(op))
        .with("path", new Value.Text(path))
        .with("value", value);
  }

  static Value references(String... ids) {
    return new Value.Multiple(
        Arrays.stream(ids)
            .<Value>map(id -> Value.Complex.EMPTY.with("value", new Value.Text(id)))
            .toList());
  }

  /** What became of an operation in a word or two. */
  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created(var meta) -> "created " + meta.version();
      case Outcome.Replaced(var meta) -> "replaced " + meta.version();
      case Outcome.Patched(var meta) -> "patched " + meta.version();
      case Outcome.Deleted _ -> "deleted";
      case Outcome.Failed(InvalidRequest refusal) -> refusal.reason().keyword();
      case Outcome.Failed(var reason) -> reason.getClass().getSimpleName();
    };
  }

  static List<String> outcomes(List<Result> results) {
    return results.stream().map(result -> outcome(result.outcome())).toList();
  }

  static @Nullable String id(Result result) {
    String path = result.path();
    return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
  }
}
