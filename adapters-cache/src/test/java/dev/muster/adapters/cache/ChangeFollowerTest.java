package dev.muster.adapters.cache;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ChangeBatch;
import dev.muster.application.port.out.ChangeFeed;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.resource.VersionCondition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When memory may be used, and what it forgets. */
final class ChangeFollowerTest {

  private static final TenantId TENANT = new TenantId(1);
  private static final Duration LONG = Duration.ofHours(1);

  private final HeldCaches held = new HeldCaches(100);
  private final ScriptedRepository stored = new ScriptedRepository();
  private final ResourceRepository cached = held.caches().users(stored);
  private final UserDraft draft = Users.user("ada");
  private final ScriptedFeed feed = new ScriptedFeed();
  private final ChangeFollower follower =
      new ChangeFollower(feed, held.caches(), held.lease(), LONG);

  private static final class ScriptedFeed implements ChangeFeed {

    private Supplier<ChangeBatch> next = ChangeFollowerTest::nothing;
    private final CountDownLatch polled = new CountDownLatch(1);
    private boolean closed;

    @Override
    public ChangeBatch poll() {
      try {
        return next.get();
      } finally {
        polled.countDown();
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @AfterEach
  void close() {
    held.close();
  }

  private static ChangeBatch nothing() {
    return ChangeBatch.of(List.of(), HeldCaches.NOW);
  }

  private boolean isFound() {
    return cached.find(TENANT, draft.id()).isPresent();
  }

  @Test
  void poll_renewsTheLeaseFromItsStart() {
    feed.next =
        () -> {
          held.pass(Duration.ofMillis(100));
          return nothing();
        };
    held.pass(LONG);
    var _ = follower.poll();
    held.pass(HeldCaches.BOUND.minus(Duration.ofMillis(101)));
    assertTrue(held.lease().holds());
    held.pass(Duration.ofMillis(1));
    assertFalse(held.lease().holds());
  }

  @Test
  void poll_ofAStoreThatIsAway_letsTheLeaseRunOut() {
    feed.next =
        () -> {
          throw new DirectoryUnavailable("away", Duration.ofSeconds(1));
        };
    held.pass(HeldCaches.BOUND);
    var _ = follower.poll();
    assertFalse(held.lease().holds());
  }

  @Test
  void poll_thatFailsInAnyOtherWay_letsTheLeaseRunOut() {
    feed.next =
        () -> {
          throw new IllegalStateException("broken");
        };
    held.pass(HeldCaches.BOUND);
    var _ = follower.poll();
    assertFalse(held.lease().holds());
  }

  @Test
  void poll_appliesChangesBeforeItRenewsTheLease() {
    stored.create(TENANT, draft.state());
    assertTrue(isFound());
    stored.delete(TENANT, draft.id(), VersionCondition.NONE);
    feed.next =
        () ->
            ChangeBatch.of(
                List.of(ResourceChange.whole(TENANT, "User", draft.id())), HeldCaches.NOW);
    var _ = follower.poll();
    assertFalse(isFound());
  }

  @Test
  void poll_thatMayHaveMissedChanges_forgetsEverything() {
    stored.create(TENANT, draft.state());
    assertTrue(isFound());
    stored.delete(TENANT, draft.id(), VersionCondition.NONE);
    feed.next = () -> ChangeBatch.missed(HeldCaches.NOW);
    var _ = follower.poll();
    assertFalse(isFound());
  }

  @Test
  void poll_afterChangesThatCouldNotBeApplied_forgetsEverything() {
    stored.create(TENANT, draft.state());
    assertTrue(isFound());
    stored.delete(TENANT, draft.id(), VersionCondition.NONE);
    feed.next =
        () -> {
          throw new IllegalStateException("broken");
        };
    assertFalse(follower.poll());
    feed.next = ChangeFollowerTest::nothing;
    assertTrue(follower.poll());
    assertFalse(isFound());
  }

  @Test
  void start_pollsAtOnce_andCloseEndsIt() throws Exception {
    follower.start();
    assertTrue(feed.polled.await(10, TimeUnit.SECONDS));
    follower.close();
    assertTrue(feed.closed);
  }
}
