package dev.muster.adapters.cache;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.cache.store.CacheSettings;
import dev.muster.application.fixture.AtOnce;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read from memory, what is not, and that nothing stale stays there. */
final class CachingResourceRepositoryTest {

  private static final TenantId TENANT = new TenantId(1);

  /** With the groups: a read of its own beside that of the document alone. */
  private static final Projection WHOLE = Projection.of(CoreSchemas.USER, List.of(), List.of());

  private final ScriptedRepository stored = new ScriptedRepository();
  private final HeldCaches held = new HeldCaches(100);
  private final ResourceRepository cached = held.caches().users(stored);
  private final UserDraft draft = Users.user("ada");

  @AfterEach
  void close() {
    held.close();
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
  void find_absentAgain_asksTheRepositoryOnce() {
    assertEquals(Optional.empty(), cached.find(TENANT, draft.id()));
    assertEquals(Optional.empty(), cached.find(TENANT, draft.id()));
    assertEquals(1, stored.finds);
  }

  @Test
  void create_ofWhatWasAbsent_isSeen() {
    assertEquals(Optional.empty(), cached.find(TENANT, draft.id()));
    cached.create(TENANT, draft.state());
    assertEquals(1, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void find_leaseRunOut_asksTheRepository() {
    cached.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    stored.update(TENANT, draft.id(), this::renamed);
    held.pass(HeldCaches.BOUND.minusNanos(1));
    assertEquals(1, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
    held.pass(Duration.ofNanos(1));
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void find_changedElsewhere_readsItAnew() {
    cached.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    stored.update(TENANT, draft.id(), this::renamed);
    held.tell(ResourceChange.whole(TENANT, "User", draft.id()));
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void find_anotherTypeChangedElsewhere_staysInMemory() {
    cached.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    held.tell(ResourceChange.whole(TENANT, "Group", draft.id()));
    held.tell(ResourceChange.whole(TENANT, "Unknown", draft.id()));
    cached.find(TENANT, draft.id());
    assertEquals(1, stored.finds);
  }

  @Test
  void find_absentUntilItIsCreatedElsewhere_readsItAnew() {
    assertEquals(Optional.empty(), cached.find(TENANT, draft.id()));
    stored.create(TENANT, draft.state());
    held.tell(ResourceChange.whole(TENANT, "User", draft.id()));
    assertEquals(1, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void find_afterAnythingMayHaveChanged_readsItAnewAndKeepsThat() {
    cached.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    held.forgetAll();
    cached.find(TENANT, draft.id());
    cached.find(TENANT, draft.id());
    assertEquals(2, stored.finds);
  }

  /** As after a restore of the database. */
  @Test
  void find_afterVersionsWentBack_keepsTheLower() {
    cached.create(TENANT, draft.state());
    cached.update(TENANT, draft.id(), this::renamed);
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
    assertTrue(stored.delete(TENANT, draft.id(), VersionCondition.NONE));
    stored.create(TENANT, draft.state());
    held.forgetAll();
    stored.finds = 0;
    assertEquals(1, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
    assertEquals(1, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
    assertEquals(1, stored.finds);
  }

  @Test
  void find_changeAppliedBetweenReadAndFill_doesNotKeepTheOldVersion() {
    cached.create(TENANT, draft.state());
    stored.afterNextFind =
        () -> {
          stored.update(TENANT, draft.id(), this::renamed);
          held.tell(ResourceChange.whole(TENANT, "User", draft.id()));
        };
    cached.find(TENANT, draft.id());
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void find_everythingForgottenBetweenReadAndFill_doesNotKeepTheOldVersion() {
    cached.create(TENANT, draft.state());
    stored.afterNextFind =
        () -> {
          stored.update(TENANT, draft.id(), this::renamed);
          held.forgetAll();
        };
    cached.find(TENANT, draft.id());
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
  }

  @Test
  void reads_areCountedOnceEach() {
    stored.create(TENANT, draft.state());
    cached.find(TENANT, draft.id());
    cached.find(TENANT, draft.id());
    cached.find(TENANT, draft.id());
    held.pass(HeldCaches.BOUND);
    cached.find(TENANT, draft.id());
    assertEquals(
        List.of(
            new CacheProfile.Reads("User", 2, 1, 1, 0),
            new CacheProfile.Reads("User search", 0, 0, 0, 0)),
        held.caches().reads());
  }

  @Test
  void search_pageReadTwice_isKeptFromThenOn() {
    for (int i = 0; i < 4; i++) {
      cached.search(TENANT, new ResourceQuery(null, Sort.BY_ID, 1, 10, WHOLE));
    }
    assertEquals(
        new CacheProfile.Reads("User search", 2, 2, 0, 0), held.caches().reads().getLast());
  }

  @Test
  void reads_ofMoreThanMemoryHolds_countEvictions() {
    for (int i = 0; i < 300; i++) {
      cached.find(TENANT, Users.user("user" + i).id());
    }
    assertEquals(new CacheProfile.Reads("User", 0, 300, 0, 200), held.caches().reads().getFirst());
  }

  @Test
  void age_isThatOfTheLastPoll() {
    assertEquals(Optional.of(Duration.ZERO), held.caches().age());
    held.pass(Duration.ofSeconds(2));
    assertEquals(Optional.of(Duration.ofSeconds(2)), held.caches().age());
  }

  @Test
  void find_byManyAtOnce_asksTheRepositoryOnce() throws Exception {
    int threads = 64;
    stored.create(TENANT, draft.state());
    List<Optional<StoredResource>> found =
        AtOnce.run(threads, thread -> () -> cached.find(TENANT, draft.id()));
    assertEquals(Collections.nCopies(threads, Optional.of(draft.state().stored())), found);
    assertEquals(1, stored.finds);
  }

  @Test
  void find_afterAWriteDuringAnothersRead_doesNotShareThatRead() throws Exception {
    cached.create(TENANT, draft.state());
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    stored.afterNextFind =
        () -> {
          reading.countDown();
          assertDoesNotThrow(() -> assertTrue(written.await(10, TimeUnit.SECONDS)));
        };
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Optional<StoredResource>> before = other.submit(() -> cached.find(TENANT, draft.id()));
      assertTrue(reading.await(10, TimeUnit.SECONDS));
      cached.update(TENANT, draft.id(), this::renamed);
      assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
      written.countDown();
      assertEquals(1, before.get().orElseThrow().meta().version());
    }
    assertEquals(2, cached.find(TENANT, draft.id()).orElseThrow().meta().version());
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
    UserDraft large = draft.with("title", "x".repeat(CacheSettings.MAX_RESOURCE_BYTES));
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
          assertEquals(2, cached.find(TENANT, draft.id(), WHOLE).orElseThrow().meta().version());
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
