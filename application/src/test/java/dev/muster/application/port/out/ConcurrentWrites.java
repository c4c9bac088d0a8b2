package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.AtOnce;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import dev.muster.application.memory.InMemoryDocumentCodec;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Writers at the same time: none is lost, none wins twice. */
interface ConcurrentWrites extends RepositoryUnderTest {

  int WRITERS = 8;
  int INCREMENTS = 25;

  @Test
  default void update_concurrently_losesNothing() throws Exception {
    TenantUsers users = newUsers();
    InMemoryDocumentCodec codec = new InMemoryDocumentCodec();
    ResourceState state = Users.user("counter").with("title", "0").state();
    codec.encode(state.id(), state.content());
    users.add(state);
    AtOnce.run(
        WRITERS,
        _ ->
            () -> {
              for (int i = 0; i < INCREMENTS; i++) {
                assertTrue(
                    repository()
                        .update(users.tenant(), state.id(), current -> incremented(codec, current))
                        .isPresent());
              }
              return true;
            });
    StoredResource stored = users.stored(state.id());
    assertEquals(
        Optional.of(Integer.toString(WRITERS * INCREMENTS)),
        codec.decode(CoreSchemas.USER, stored.document()).attributes().text("title"));
    assertEquals(1 + WRITERS * INCREMENTS, stored.meta().version());
    assertEquals(1, users.total("title eq \"" + WRITERS * INCREMENTS + "\""));
  }

  private static Optional<ResourceState> incremented(
      InMemoryDocumentCodec codec, StoredResource current) {
    Resource before = codec.decode(CoreSchemas.USER, current.document());
    int count = Integer.parseInt(before.attributes().text("title").orElseThrow());
    Resource after =
        new Resource(
            CoreSchemas.USER,
            before.attributes().with("title", new Value.Text(Integer.toString(count + 1))));
    Meta meta = new Meta(current.meta().version() + 1, Users.CREATED, Users.CHANGED);
    return Optional.of(
        new ResourceState(current.id(), meta, after, codec.encode(current.id(), after)));
  }

  @Test
  default void create_oneNameConcurrently_hasOneWinner() throws Exception {
    for (int round = 0; round < 20; round++) {
      TenantUsers users = newUsers();
      List<Boolean> won =
          AtOnce.run(
              WRITERS,
              writer ->
                  () ->
                      succeeds(
                          () ->
                              repository()
                                  .create(
                                      users.tenant(),
                                      Users.user(writer % 2 == 0 ? "Wanted" : "wanted").state())));
      assertEquals(1, Collections.frequency(won, true));
      assertEquals(1, users.total(null));
    }
  }

  @Test
  default void update_toOneNameConcurrently_hasOneWinner() throws Exception {
    TenantUsers users = newUsers();
    List<ResourceId> ids = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      ids.add(users.add(Users.user("user" + i)).id());
    }
    List<Boolean> won =
        AtOnce.run(
            WRITERS,
            writer ->
                () ->
                    succeeds(
                        () ->
                            repository()
                                .update(
                                    users.tenant(),
                                    ids.get(writer),
                                    current ->
                                        Optional.of(Users.next(current, Users.user("wanted"))))));
    assertEquals(1, Collections.frequency(won, true));
    assertEquals(1, users.total("userName eq \"wanted\""));
    assertEquals(WRITERS - 1, users.total("meta.version eq \"W/\\\"1\\\"\""));
  }

  @Test
  default void delete_concurrently_succeedsOnce() throws Exception {
    TenantUsers users = newUsers();
    ResourceId id = users.add(Users.user("bjensen")).id();
    List<Boolean> deleted =
        AtOnce.run(
            WRITERS, _ -> () -> repository().delete(users.tenant(), id, VersionCondition.NONE));
    assertEquals(1, Collections.frequency(deleted, true));
    assertEquals(0, users.total(null));
  }

  private static boolean succeeds(Runnable write) {
    try {
      write.run();
      return true;
    } catch (UniquenessConflict taken) {
      return false;
    }
  }
}
