package dev.muster.adapters.persistence.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.memory.InMemoryIndexCatalog;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.schema.CoreSchemas;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SearchWatchTest {

  private final AtomicLong time = new AtomicLong();
  private final SearchWatch watch = new SearchWatch(new InMemoryIndexCatalog(), time::get);
  private final InvalidRequest givenUp =
      new InvalidRequest(InvalidRequest.Reason.TOO_MANY, "Too many.");

  private InvalidRequest refusal(String filter, InvalidRequest thrown) {
    List<SearchWatch.Question> questions =
        List.of(new SearchWatch.Question(CoreSchemas.USER, Filter.parse(CoreSchemas.USER, filter)));
    return assertThrows(
        InvalidRequest.class,
        () ->
            watch.search(
                questions,
                () -> {
                  throw thrown;
                }));
  }

  @Test
  void search_givenUpWithoutIndex_namesTheCommand() {
    InvalidRequest refusal = refusal("nickName eq \"Babs\" and title pr", givenUp);
    assertEquals(InvalidRequest.Reason.TOO_MANY, refusal.reason());
    assertEquals(
        "Too many. No index serves the filter; this adds one: bin/muster index add User:nickName",
        refusal.getMessage());
  }

  @Test
  void search_givenUpThoughIndexed_namesNone() {
    assertSame(givenUp, refusal("userName eq \"bjensen\" and nickName pr", givenUp));
  }

  @Test
  void search_otherRefusal_isPassedOn() {
    InvalidRequest other = InvalidRequest.filter("No.");
    assertSame(other, refusal("nickName eq \"Babs\"", other));
  }

  @Test
  void search_found_isReturned() {
    Filter filter = Filter.parse(CoreSchemas.USER, "nickName eq \"Babs\"");
    assertEquals(
        7,
        watch.search(
            List.of(new SearchWatch.Question(CoreSchemas.USER, filter)),
            () -> {
              time.addAndGet(SearchWatch.SLOW.toNanos() + 1);
              return 7;
            }));
  }
}
