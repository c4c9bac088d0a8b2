package dev.muster.application.service;

import static dev.muster.application.service.Bulks.GROUPS;
import static dev.muster.application.service.Bulks.USERS;
import static dev.muster.application.service.Bulks.delete;
import static dev.muster.application.service.Bulks.group;
import static dev.muster.application.service.Bulks.operation;
import static dev.muster.application.service.Bulks.patch;
import static dev.muster.application.service.Bulks.post;
import static dev.muster.application.service.Bulks.put;
import static dev.muster.application.service.Bulks.references;
import static dev.muster.application.service.Bulks.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which operations go together, and in which order. */
final class BulkPlanTest {

  private final Bulks bulks = new Bulks();

  /** The indexes of the operations, run by run. */
  private String runs(boolean gathers, Operation... operations) {
    List<BulkStep> steps = BulkSteps.of(List.of(operations), bulks.services);
    return BulkPlan.of(steps, gathers).stream()
        .map(run -> run.stream().map(BulkStep::index).toList())
        .toList()
        .toString();
  }

  private static Operation join(String group, String member) {
    return patch(GROUPS, group, operation("add", "members", references(member)));
  }

  @Test
  void runs_neighboursOfOneKindAndType_goTogether() {
    Operation[] operations = {
      post(USERS, "a", user("a")),
      post(USERS, "b", user("b")),
      put(USERS, "1", user("c")),
      patch(USERS, "2"),
      delete(USERS, "3"),
      delete(USERS, "4"),
      delete(GROUPS, "5"),
      delete("/Robots", "6"),
      put("/Robots", "7", user("d")),
      delete(GROUPS, "8")
    };
    assertEquals("[[0, 1], [2, 3], [4, 5], [6, 7, 8, 9]]", runs(true, operations));
    assertEquals("[[0, 1], [2, 3], [4, 5], [6, 7, 8, 9]]", runs(false, operations));
  }

  @Test
  void runs_creationThatIsReferredTo_comesRightBefore() {
    assertEquals(
        "[[0], [2], [1], [3]]",
        runs(
            false,
            delete(USERS, "1"),
            post(GROUPS, "g", group("g", "bulkId:u")),
            post(USERS, "u", user("u")),
            delete(USERS, "2")));
  }

  @Test
  void runs_circle_isOneRunBehindWhatItNeeds() {
    assertEquals(
        "[[0], [5, 3], [1, 2, 4]]",
        runs(
            false,
            delete(USERS, "1"),
            post(GROUPS, "g", group("g", "bulkId:h", "bulkId:u")),
            post(GROUPS, "h", group("h", "bulkId:i", "bulkId:v")),
            post(USERS, "u", user("u")),
            post(GROUPS, "i", group("i", "bulkId:g")),
            post(USERS, "v", user("v"))));
  }

  @Test
  void runs_circleOfSeveralTypes_hasItsGroupsLast() {
    assertEquals(
        "[[1], [0]]",
        runs(
            false,
            post(GROUPS, "g", group("g", "bulkId:u")),
            post(USERS, "u", user("u", "bulkId:g"))));
  }

  @Test
  void runs_usersInTurnWithGroups_areGatheredUnlessFailuresMayEndTheBulk() {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      operations.add(post(USERS, "u" + i, user("u" + i)));
      operations.add(join("1", "bulkId:u" + i));
    }
    Operation[] all = operations.toArray(Operation[]::new);
    assertEquals("[[0, 2, 4], [1, 3, 5]]", runs(true, all));
    assertEquals("[[0], [1], [2], [3], [4], [5]]", runs(false, all));
  }

  @Test
  void runs_creationsAcrossWhatCouldTell_stayWhereTheyAre() {
    assertEquals(
        "[[0], [1], [2]]",
        runs(true, post(USERS, "a", user("a")), delete(USERS, "1"), post(USERS, "b", user("b"))));
    assertEquals(
        "[[0], [1], [2]]",
        runs(
            true,
            post(GROUPS, "a", group("a")),
            delete(USERS, "1"),
            post(GROUPS, "b", group("b"))));
    assertEquals(
        "[[0], [1], [2]]",
        runs(
            true,
            post(USERS, "a", user("a")),
            post(GROUPS, "g", group("g")),
            post(USERS, "b", user("b", "bulkId:g"))));
  }
}
