package dev.muster.adapters.persistence.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.transfer.MembershipLanes.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MembershipLanesTest {

  /** Says that a portion changed as many members as it has. */
  private static final class Recorded implements Lane {

    private final List<List<Difference>> portions = new ArrayList<>();
    private int last;
    private boolean closed;

    @Override
    public ChangedMembers add(List<Difference> portion) {
      ChangedMembers before = finish();
      portions.add(portion);
      last = portion.size();
      return before;
    }

    @Override
    public ChangedMembers finish() {
      ChangedMembers changed = new ChangedMembers(last, 0);
      last = 0;
      return changed;
    }

    @Override
    public void close() {
      closed = true;
    }

    /** The sizes of its portions. */
    private List<Integer> sizes() {
      return portions.stream().map(List::size).toList();
    }
  }

  private final Recorded first = new Recorded();
  private final Recorded second = new Recorded();
  private final MembershipLanes lanes = new MembershipLanes(List.of(first, second));
  private int groups;

  /** Members of a group that follows those before. */
  private List<Difference> group(int members) {
    groups++;
    UUID group = new UUID(0, groups);
    return IntStream.range(0, members)
        .mapToObj(member -> new Difference(group, new UUID(1, member), true, true, false))
        .toList();
  }

  @Test
  void finish_ofWholeGroups_cutsWhereTheyEndAndTakesTurns() {
    for (int i = 0; i < 5; i++) {
      lanes.add(group(9_000));
    }

    assertEquals(new ChangedMembers(45_000, 0), lanes.finish());
    assertEquals(List.of(18_000), first.sizes());
    assertEquals(List.of(18_000, 9_000), second.sizes());
  }

  @Test
  void finish_ofAGroupThatIsTooLarge_makesItsPartsInOneLane() {
    lanes.add(group(100));
    lanes.add(group(45_000));
    lanes.add(group(19_000));

    assertEquals(new ChangedMembers(64_100, 0), lanes.finish());
    assertEquals(List.of(100, 19_000), second.sizes());
    assertEquals(List.of(20_000, 20_000, 5_000), first.sizes());
  }

  @Test
  void finish_ofAFullPortion_doesNotWaitForAnother() {
    lanes.add(group(MembershipLanes.MOST));
    lanes.add(group(1));

    assertEquals(new ChangedMembers(MembershipLanes.MOST + 1, 0), lanes.finish());
    assertEquals(List.of(MembershipLanes.MOST), second.sizes());
    assertEquals(List.of(1), first.sizes());
  }

  @Test
  void finish_ofNothing_changesNothing() {
    assertEquals(ChangedMembers.NONE, lanes.finish());
    lanes.close();
    assertTrue(first.closed && second.closed);
  }

  @Test
  void finish_withOneLane_makesAllOfIt() {
    MembershipLanes single = new MembershipLanes(List.of(first));
    for (int i = 0; i < 4; i++) {
      single.add(group(15_000));
    }

    assertEquals(new ChangedMembers(60_000, 0), single.finish());
    assertEquals(List.of(15_000, 15_000, 15_000, 15_000), first.sizes());
  }

  @Test
  void finish_afterAPortionThatFailed_failsWithIt() {
    IllegalStateException expected = new IllegalStateException("expected");
    Lane failing =
        new Lane() {
          @Override
          public ChangedMembers add(List<Difference> portion) {
            return ChangedMembers.NONE;
          }

          @Override
          public ChangedMembers finish() {
            throw expected;
          }

          @Override
          public void close() {}
        };
    MembershipLanes some = new MembershipLanes(List.of(failing));
    some.add(group(1));

    assertSame(expected, assertThrows(IllegalStateException.class, some::finish));
  }
}
