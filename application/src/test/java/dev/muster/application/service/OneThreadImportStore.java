package dev.muster.application.service;

import dev.muster.application.port.out.ImportStore;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells whether two threads use a session at once. Each call waits a little for another one, so
 * that those that may meet do.
 */
final class OneThreadImportStore implements ImportStore {

  private static final Duration PATIENCE = Duration.ofMillis(30);

  private final ImportStore store;
  private final AtomicBoolean met = new AtomicBoolean();

  OneThreadImportStore(ImportStore store) {
    this.store = store;
  }

  boolean met() {
    return met.get();
  }

  @Override
  public Session open(TenantId tenant) {
    return new Watched(store.open(tenant));
  }

  private final class Watched implements Session {

    private final Session session;
    private final AtomicBoolean inside = new AtomicBoolean();
    private final Semaphore another = new Semaphore(0);

    Watched(Session session) {
      this.session = session;
    }

    private <T> T alone(Supplier<T> call) {
      if (!inside.compareAndSet(false, true)) {
        met.set(true);
        another.release();
        return call.get();
      }
      try {
        var _ = another.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return call.get();
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      } finally {
        inside.set(false);
      }
    }

    private void alone(Runnable call) {
      var _ =
          alone(
              () -> {
                call.run();
                return true;
              });
    }

    @Override
    public List<Match> match(ResourceType type, List<Candidate> candidates) {
      return alone(() -> session.match(type, candidates));
    }

    @Override
    public void noteGroups(Collection<ResourceId> groups) {
      alone(() -> session.noteGroups(groups));
    }

    @Override
    public void noteMembers(List<Membership> memberships) {
      alone(() -> session.noteMembers(memberships));
    }

    @Override
    public Outcome bringMembersIn(boolean trial, Consumer<Missing> missing) {
      return alone(() -> session.bringMembersIn(trial, missing));
    }

    @Override
    public void close() {
      alone(session::close);
    }
  }
}
