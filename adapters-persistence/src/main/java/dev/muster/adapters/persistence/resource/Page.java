package dev.muster.adapters.persistence.resource;

import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the rows that a search found.
 *
 * @param next where the next page begins; null if there is none, or pages are told by index
 * @param previous where the page before begins; null likewise
 */
public record Page(List<ResourceRow> rows, @Nullable Position next, @Nullable Position previous) {

  /**
   * @param rows of a cursor's page one more than asked for, if there are more
   */
  public static Page of(PageStart start, int count, List<ResourceRow> rows) {
    return switch (start) {
      case PageStart.Index _ -> new Page(rows, null, null);
      case PageStart.Beside(Position position) -> beside(position, count, rows);
    };
  }

  private static Page beside(@Nullable Position position, int count, List<ResourceRow> rows) {
    boolean backward = position != null && position.backward();
    boolean more = rows.size() > count;
    List<ResourceRow> page = more ? rows.subList(0, count) : rows;
    if (page.isEmpty()) {
      return new Page(page, null, null);
    }
    if (backward) {
      page = page.reversed();
    }
    boolean hasNext = backward || more;
    boolean hasPrevious = backward ? more : position != null;
    return new Page(
        page,
        hasNext ? page.getLast().position(false) : null,
        hasPrevious ? page.getFirst().position(true) : null);
  }
}
