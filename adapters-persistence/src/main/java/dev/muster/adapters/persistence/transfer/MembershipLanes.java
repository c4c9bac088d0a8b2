package dev.muster.adapters.persistence.transfer;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.domain.error.DirectoryUnavailable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes differences in lanes, each on a connection of its own. They come in the order of their
 * groups, and are cut where a group ends: two lanes never wait for the lock of the same group.
 */
final class MembershipLanes implements AutoCloseable {

  /** Groups are locked while so many of their memberships are written, for a second or less. */
  static final int MOST = 20_000;

  /** Where portions are made one after the other. */
  interface Lane extends AutoCloseable {

    /**
     * Begins with a portion when the one before is done.
     *
     * @return what that one changed
     * @throws RuntimeException what that one failed with
     */
    ChangedMembers add(List<Difference> portion);

    /**
     * Waits for the last portion.
     *
     * @return what it changed
     * @throws RuntimeException what it failed with
     */
    ChangedMembers finish();

    /** Waits for what is being done. */
    @Override
    void close();
  }

  private final List<? extends Lane> lanes;
  private List<Difference> held = new ArrayList<>();

  /** The last group of the portion that was handed on last, to the current lane. */
  private @Nullable UUID lastGroup;

  private int current;
  private ChangedMembers changed = ChangedMembers.NONE;

  /**
   * @param lanes at least one; closed with this
   */
  MembershipLanes(List<? extends Lane> lanes) {
    this.lanes = lanes;
  }

  /** With two connections, or one if PostgreSQL has no second one left. */
  static MembershipLanes open(ConnectionSettings settings, int tenant, Clock clock) {
    List<Lane> opened = new ArrayList<>();
    opened.add(MembershipLane.open(settings, tenant, clock));
    try {
      opened.add(MembershipLane.open(settings, tenant, clock));
    } catch (DirectoryUnavailable noneLeft) {
      // The work is the same, and takes longer.
    }
    return new MembershipLanes(opened);
  }

  /** Takes differences that follow those before. */
  void add(List<Difference> differences) {
    held.addAll(differences);
    while (held.size() > MOST) {
      int end = end();
      change(List.copyOf(held.subList(0, end)));
      held = new ArrayList<>(held.subList(end, held.size()));
    }
  }

  /** Where the last group ends that is whole; a group that is too large goes in parts. */
  private int end() {
    for (int end = MOST; end > 0; end--) {
      if (!held.get(end - 1).groupId().equals(held.get(end).groupId())) {
        return end;
      }
    }
    return MOST;
  }

  private void change(List<Difference> portion) {
    if (!portion.getFirst().groupId().equals(lastGroup)) {
      current = (current + 1) % lanes.size();
    }
    lastGroup = portion.getLast().groupId();
    changed = changed.plus(lanes.get(current).add(portion));
  }

  /** Makes the rest, and returns what all changed. */
  ChangedMembers finish() {
    if (!held.isEmpty()) {
      change(held);
      held = List.of();
    }
    for (Lane lane : lanes) {
      changed = changed.plus(lane.finish());
    }
    return changed;
  }

  @Override
  public void close() {
    lanes.forEach(Lane::close);
  }
}
