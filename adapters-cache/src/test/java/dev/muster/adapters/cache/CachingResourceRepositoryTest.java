package dev.muster.adapters.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read from memory, what is not, and that nothing stale stays there. */
final class CachingResourceRepositoryTest {

  private static final TenantId TENANT = new TenantId(1);

  private final ScriptedRepository stored = new ScriptedRepository();
  private final EhcacheBackend backend =
      new EhcacheBackend(new CacheSettings(Duration.ofMinutes(5), 100));
  private final ResourceRepository cached = backend.cacheUsers(stored);
  private final UserDraft draft = Users.user("ada");

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void find_again_asksTheRepositoryOnce() {
    cached.create(TENANT, draft.state());
    StoredResource first = cached.find(TENANT, draft.id()).orElseThrow();
    assertEquals(first, cached.find(TENANT, draft.id()).orElseThrow());
    assertEquals(1, stored.finds);
  }

  @Test
  void find_inAnotherTenant_findsNothing() {
    cached.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    assertEquals(Optional.empty(), cached.find(new TenantId(2), draft.id()));
  }

  @Test
  void find_projected_isAnsweredFromTheWholeDocumentInMemory() {
    cached.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    Projection narrow = Projection.of(CoreSchemas.USER, List.of("userName"), List.of());
    assertEquals(draft.state().stored(), cached.find(TENANT, draft.id(), narrow).orElseThrow());
    assertEquals(0, stored.narrowFinds);
  }

  @Test
  void find_absent_isNotRemembered() {
    assertEquals(Optional.empty(), cached.find(TENANT, draft.id()));
    stored.create(TENANT, draft.state());
    assertEquals(1, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void find_failure_isNotRemembered() {
    stored.create(TENANT, draft.state());
    stored.failure = new DirectoryUnavailable("away", Duration.ofSeconds(1));
    assertThrows(DirectoryUnavailable.class, () -> cached.find(TENANT, draft.id()));
    stored.failure = null;
    assertEquals(1, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void find_largeDocument_isNotKept() {
    UserDraft large = draft.with("title", "x".repeat(CacheSettings.MAX_VALUE_BYTES));
    cached.create(TENANT, large.state());
    cached.find(TENANT, draft.id());
    cached.find(TENANT, draft.id());
    assertEquals(2, stored.finds);
  }

  @Test
  void update_thenFind_seesTheNewVersion() {
    cached.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    cached.update(TENANT, draft.id(), this::renamed);
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void delete_thenFind_seesNothing() {
    cached.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    cached.delete(TENANT, draft.id(), VersionCondition.NONE);
    assertEquals(Optional.empty(), cached.find(TENANT, draft.id()));
  }

  @Test
  void find_writeBetweenReadAndFill_doesNotKeepTheOldVersion() {
    cached.create(TENANT, draft.state());
    stored.afterNextFind = () -> cached.update(TENANT, draft.id(), this::renamed);
    assertEquals(1, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void find_deleteBetweenReadAndFill_doesNotKeepTheDeleted() {
    cached.create(TENANT, draft.state());
    stored.afterNextFind = () -> cached.delete(TENANT, draft.id(), VersionCondition.NONE);
    cached.find(TENANT, draft.id());
    assertEquals(Optional.empty(), cached.find(TENANT, draft.id()));
  }

  @Test
  void find_olderReadFillsLast_keepsTheNewer() {
    cached.create(TENANT, draft.state());
    stored.afterNextFind =
        () -> {
          stored.update(TENANT, draft.id(), this::renamed);
          assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
        };
    assertEquals(1, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void update_failsAfterItTookEffect_isSeenAllTheSame() {
    cached.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    stored.failAfterUpdate = new DirectoryUnavailable("lost", Duration.ofSeconds(1));
    assertThrows(
        DirectoryUnavailable.class, () -> cached.update(TENANT, draft.id(), this::renamed));
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  private Optional<ResourceState> renamed(StoredResource current) {
    return Optional.of(Users.next(current, draft.with("title", "Countess")));
  }
}
