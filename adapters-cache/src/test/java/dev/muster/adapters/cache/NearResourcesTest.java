package dev.muster.adapters.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.fixture.NearFirst;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.profile.CacheProfile;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What memory tells by itself: never more than a read would, and nothing that it does not know. */
final class NearResourcesTest {

  private static final TenantId TENANT = new TenantId(1);

  private final ScriptedRepository stored = new ScriptedRepository();
  private final HeldCaches held = new HeldCaches(100);
  private final ResourceRepository cached = held.caches().users(stored);
  private final UserDraft draft = Users.user("ada");

  @AfterEach
  void close() {
    held.close();
  }

  private Optional<StoredResource> near() {
    return cached.findNear(TENANT, draft.id(), NearFirst.DOCUMENT);
  }

  private void createAndRead() {
    cached.create(TENANT, draft.state());
    assertEquals(draft.state().stored(), cached.find(TENANT, draft.id()).orElseThrow());
    assertEquals(Optional.of(draft.state().stored()), near());
  }

  private Optional<ResourceState> renamed(StoredResource current) {
    return Optional.of(Users.next(current, draft.with("title", "Countess")));
  }

  @Test
  void findNear_neverRead_asksNobody() {
    stored.create(TENANT, draft.state());
    assertEquals(Optional.empty(), near());
    assertEquals(0, stored.finds + stored.narrowFinds);
  }

  @Test
  void findNear_knownToBeAbsent_saysNothing() {
    assertEquals(Optional.empty(), cached.find(TENANT, draft.id()));
    assertEquals(Optional.empty(), near());
  }

  @Test
  void findNear_inAnotherTenant_saysNothing() {
    createAndRead();
    assertEquals(
        Optional.empty(), cached.findNear(new TenantId(2), draft.id(), NearFirst.DOCUMENT));
  }

  @Test
  void findNear_afterTheLease_saysNothing() {
    createAndRead();
    held.pass(HeldCaches.BOUND.minusNanos(1));
    assertEquals(Optional.of(draft.state().stored()), near());
    held.pass(Duration.ofNanos(1));
    assertEquals(Optional.empty(), near());
  }

  @Test
  void findNear_writtenHere_saysNothingUntilItIsRead() {
    createAndRead();
    cached.update(TENANT, draft.id(), this::renamed);
    assertEquals(Optional.empty(), near());
    var _ = cached.find(TENANT, draft.id());
    assertEquals(2, near().orElseThrow().meta().version());
  }

  @Test
  void findNear_writtenElsewhere_saysNothingUntilItIsRead() {
    createAndRead();
    stored.update(TENANT, draft.id(), this::renamed);
    held.tell(ResourceChange.whole(TENANT, "User", draft.id()));
    assertEquals(Optional.empty(), near());
    var _ = cached.find(TENANT, draft.id());
    assertEquals(2, near().orElseThrow().meta().version());
  }

  @Test
  void findNear_deleted_saysNothing() {
    createAndRead();
    cached.delete(TENANT, draft.id(), VersionCondition.NONE);
    assertEquals(Optional.empty(), near());
  }

  @Test
  void findNear_afterAnythingMayHaveChanged_saysNothing() {
    createAndRead();
    held.forgetAll();
    assertEquals(Optional.empty(), near());
  }

  @Test
  void reads_areCountedOnceEach() {
    stored.create(TENANT, draft.state());
    for (int i = 0; i < 3; i++) {
      if (near().isEmpty()) {
        var _ = cached.find(TENANT, draft.id());
      }
    }
    held.pass(HeldCaches.BOUND);
    assertEquals(Optional.empty(), near());
    var _ = cached.find(TENANT, draft.id());
    assertEquals(new CacheProfile.Reads("User", 2, 1, 1, 0), held.caches().reads().getFirst());
  }
}
