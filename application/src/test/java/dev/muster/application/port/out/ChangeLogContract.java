package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link ChangeLog}: pruning is never seen in the totals. */
public abstract class ChangeLogContract {

  public abstract ChangeLog changeLog();

  /** In the same store. */
  public abstract ResourceRepository users();

  /** A tenant that exists and has no users yet. */
  public abstract TenantId newTenant();

  @Test
  void prune_betweenWrites_leavesTotalsRight() {
    TenantUsers users = new TenantUsers(users(), newTenant());
    TenantUsers others = new TenantUsers(users(), newTenant());
    others.add(Users.user("other"));
    List<ResourceId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(users.add(Users.user("user" + i)).id());
    }
    pruneTwice();
    assertEquals(5, users.total(null));
    users().delete(users.tenant(), ids.getFirst(), VersionCondition.NONE);
    users()
        .update(
            users.tenant(),
            ids.getLast(),
            current -> Optional.of(Users.next(current, Users.user("renamed"))));
    assertEquals(4, users.total(null));
    pruneTwice();
    assertEquals(4, users.total(null));
    users.add(Users.user("late"));
    ids.subList(1, 5).forEach(id -> users().delete(users.tenant(), id, VersionCondition.NONE));
    assertEquals(1, users.total(null));
    pruneTwice();
    assertEquals(1, users.total(null));
    assertEquals(1, others.total(null));
  }

  @Test
  void prune_nothingWritten_leavesAnEmptyTenantEmpty() {
    TenantUsers users = new TenantUsers(users(), newTenant());
    pruneTwice();
    assertEquals(0, users.total(null));
  }

  private void pruneTwice() {
    assertTrue(changeLog().prune() >= 0);
    assertTrue(changeLog().prune() >= 0);
  }
}
