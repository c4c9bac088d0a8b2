package dev.muster.application.service;

import static dev.muster.application.port.in.ExecuteBulkUseCase.NEVER;
import static dev.muster.application.service.Bulks.GROUPS;
import static dev.muster.application.service.Bulks.USERS;
import static dev.muster.application.service.Bulks.delete;
import static dev.muster.application.service.Bulks.group;
import static dev.muster.application.service.Bulks.outcomes;
import static dev.muster.application.service.Bulks.post;
import static dev.muster.application.service.Bulks.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.memory.InMemoryDirectory;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.domain.error.DirectoryUnavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The store, or the code around it, fails in the middle of a bulk. */
final class BulkBreakdownTest {

  private static final Operation[] OPERATIONS = {
    post(USERS, "a", user("ada")),
    post(USERS, "b", user("bob")),
    delete(USERS, "bulkId:a"),
    delete(USERS, "bulkId:b"),
    post(USERS, "c", user("cleo")),
    post(GROUPS, "g", group("crew", "bulkId:b"))
  };

  private final InMemoryDirectory directory = new InMemoryDirectory();

  private Bulks bulks(VanishingRepository users) {
    return new Bulks(directory, users);
  }

  private VanishingRepository vanishing(int writes) {
    return new VanishingRepository(
        directory.users(),
        writes,
        () -> new DirectoryUnavailable("The database is away.", Duration.ofSeconds(1)));
  }

  @Test
  void execute_storeGone_reportsWhatTookEffectAndAsksNoMore() {
    VanishingRepository users = vanishing(1);
    assertEquals(
        List.of(
            "created 1",
            "created 1",
            "DirectoryUnavailable",
            "DirectoryUnavailable",
            "DirectoryUnavailable",
            "DirectoryUnavailable"),
        outcomes(bulks(users).execute(NEVER, OPERATIONS)));
    assertEquals(1, users.tried());
  }

  @Test
  void execute_storeGone_countsAsFailures() {
    assertEquals(
        List.of("created 1", "created 1", "DirectoryUnavailable"),
        outcomes(bulks(vanishing(1)).execute(1, OPERATIONS)));
    assertEquals(
        List.of("DirectoryUnavailable", "DirectoryUnavailable"),
        outcomes(bulks(vanishing(0)).execute(2, OPERATIONS)));
  }

  @Test
  void execute_defect_isAFaultAndReportsWhatTookEffect() {
    VanishingRepository users =
        new VanishingRepository(directory.users(), 1, () -> new IllegalStateException("a defect"));
    assertEquals(
        List.of(
            "created 1",
            "created 1",
            "DirectoryFault",
            "DirectoryFault",
            "DirectoryFault",
            "DirectoryFault"),
        outcomes(bulks(users).execute(NEVER, OPERATIONS)));
  }
}
