package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.fixture.AtOnce;
import dev.muster.application.fixture.CursorWalk;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A walk misses none that was there throughout, and shows none twice. */
interface WalkingWhileOthersWrite extends RepositoryUnderTest {

  int STEADY = 25;
  int WRITING_THREADS = 3;

  @Test
  default void walk_duringWritesOfOthers_missesNoneAndRepeatsNone() throws Exception {
    List<String> orders = List.of("id", "userName", "displayName", "title");
    TenantUsers users = newUsers();
    Set<ResourceId> steady = new HashSet<>();
    for (int i = 0; i < STEADY; i++) {
      steady.add(users.add(user("steady", i)).id());
    }
    AtomicInteger walking = new AtomicInteger(orders.size());
    AtOnce.run(
        orders.size() + WRITING_THREADS,
        thread ->
            () -> {
              if (thread < orders.size()) {
                try {
                  for (String order : List.of("ascending", "descending")) {
                    Sort sort = Sort.parse(CoreSchemas.USER, orders.get(thread), order);
                    assertComplete(users, sort, steady);
                  }
                } finally {
                  walking.decrementAndGet();
                }
              } else {
                write(users, thread, walking);
              }
              return true;
            });
  }

  private static void assertComplete(TenantUsers users, Sort sort, Set<ResourceId> steady) {
    for (int count : List.of(2, 5)) {
      List<ResourceId> seen = new CursorWalk(start -> users.search(null, sort, start, count)).ids();
      assertEquals(seen.size(), new HashSet<>(seen).size(), () -> "twice by " + sort);
      Set<ResourceId> missed = new HashSet<>(steady);
      seen.forEach(missed::remove);
      assertEquals(Set.of(), missed, () -> "missed by " + sort);
    }
  }

  /**
   * Creates, deletes, and changes what no order looks at. New ones come at any place: at the end,
   * they would come as quickly as a slow walk goes on, and it would not end before they do.
   */
  private void write(TenantUsers users, int thread, AtomicInteger walking) {
    Random random = new Random(thread);
    Deque<UserDraft> mine = new ArrayDeque<>();
    for (int i = 0; walking.get() > 0; i++) {
      UserDraft draft =
          user("noise" + thread, i)
              .withId(new ResourceId(new UUID(random.nextLong(), random.nextLong())));
      repository().create(users.tenant(), draft.state());
      mine.add(draft);
      UserDraft one = new ArrayList<>(mine).get(random.nextInt(mine.size()));
      repository()
          .update(
              users.tenant(),
              one.id(),
              current -> Optional.of(Users.next(current, one.with("nickName", "changed"))));
      if (mine.size() > 8) {
        UserDraft gone = mine.remove();
        repository().delete(users.tenant(), gone.id(), VersionCondition.NONE);
      }
    }
  }

  private static UserDraft user(String name, int number) {
    UserDraft user = Users.user(number * 37 % 101 + name + number);
    if (number % 2 == 0) {
      user = user.with("displayName", "D" + number % 3);
    }
    return number % 3 == 0 ? user.with("title", "T" + number % 2) : user;
  }
}
