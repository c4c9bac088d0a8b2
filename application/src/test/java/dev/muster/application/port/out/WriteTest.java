package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.Users;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.resource.VersionCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteTest {

  private final DirectoryUnavailable away = new DirectoryUnavailable("away", Duration.ofSeconds(1));
  private static final WriteOutcome DONE = new WriteOutcome.Deleted();
  private static final WriteOutcome FAILED = new WriteOutcome.Absent();
  private final WriteOutcome lost = new WriteOutcome.Refused(away);

  private final List<Integer> made = new ArrayList<>();

  @Test
  void inTurn_storeGoesAwayLater_reportsWhatTookEffect() {
    List<WriteOutcome> outcomes = Write.inTurn(parts(2, 1, 1), 9, failingAt(2));

    assertEquals(List.of(DONE, DONE, lost, lost), outcomes);
    assertEquals(List.of(2, 1), made);
  }

  @Test
  void inTurn_storeIsAwayAtOnce_saysSo() {
    assertThrows(DirectoryUnavailable.class, () -> Write.inTurn(parts(1, 1), 9, failingAt(1)));
    assertEquals(List.of(1), made);
  }

  @Test
  void inTurn_storeGoesAway_endsWithTheFailureThatIsOneTooMany() {
    assertEquals(List.of(DONE, lost, lost), Write.inTurn(parts(1, 5, 1), 1, failingAt(2)));
  }

  @Test
  void inTurn_failures_countOverAllParts() {
    List<WriteOutcome> outcomes =
        Write.inTurn(
            parts(1, 1, 1),
            1,
            (some, tolerated) -> {
              made.add(tolerated);
              return List.of(FAILED);
            });

    assertEquals(List.of(FAILED, FAILED), outcomes);
    assertEquals(List.of(1, 0), made);
  }

  /** Makes parts until this one, the first being 1. */
  private Write.Making failingAt(int part) {
    return (some, _) -> {
      made.add(some.size());
      if (made.size() == part) {
        throw away;
      }
      return Collections.nCopies(some.size(), DONE);
    };
  }

  private static List<List<Write>> parts(int... sizes) {
    List<List<Write>> parts = new ArrayList<>();
    for (int size : sizes) {
      parts.add(Collections.nCopies(size, new Write.Delete(Users.newId(), VersionCondition.NONE)));
    }
    return parts;
  }
}
