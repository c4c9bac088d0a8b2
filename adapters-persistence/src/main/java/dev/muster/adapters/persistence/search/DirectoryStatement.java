package dev.muster.adapters.persistence.search;

import dev.muster.adapters.persistence.text.VariableText;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.query.DirectoryQuery;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameter object of searches in several tables.
 *
 * @param branches each is searched on its own, and what they bring is put in order
 * @param parts one for each type: what makes up the total, and where the page is read from
 * @param order of what the branches bring
 * @param limit of all, and of each branch together with the offset
 */
public record DirectoryStatement(
    int tenant, List<Branch> branches, List<Branch> parts, String order, int limit, long offset)
    implements VariableText {

  /**
   * One table, or a part of it.
   *
   * @param typed whether the table has resources of several types
   * @param related constant SQL for the relation
   * @param filter from which the condition comes, for advice; no part of the text
   * @param where null: all
   * @param continued where a cursor continues; null: from the start
   * @param place constant SQL for the sort key, of the same SQL type in each branch
   * @param order as {@code place} has it
   */
  public record Branch(
      String type,
      String table,
      boolean typed,
      String related,
      @Nullable Filter filter,
      @Nullable SqlFragment where,
      @Nullable SqlFragment continued,
      String place,
      String order) {}

  private static final String NO_RELATION = "null::text[]";

  /** There are as many texts as filters. */
  @Override
  public @Nullable Object shape() {
    return null;
  }

  /** How many rows of a branch may be part of the page. */
  public long reach() {
    return limit + offset;
  }

  /**
   * The statement that brings the page of a query.
   *
   * @param tables by the names of their types
   */
  public static DirectoryStatement of(
      Map<String, ResourceTable> tables, int tenant, DirectoryQuery query) {
    Position position = query.start() instanceof PageStart.Beside(Position place) ? place : null;
    boolean backward = position != null && position.backward();
    boolean descending = query.descending() != backward;
    Keys keys = new Keys(tables, query, descending);
    List<Branch> branches = new ArrayList<>();
    List<Branch> parts = new ArrayList<>();
    for (DirectoryQuery.Part part : query.parts()) {
      ResourceTable table = table(tables, part);
      SortKey key = keys.of(part);
      parts.add(branch(table, part, key, "parts[" + parts.size() + "]", null));
      if (position == null) {
        branches.add(branch(table, part, key, "branches[" + branches.size() + "]", null));
      } else {
        int first = branches.size();
        Walk.after(key, position, i -> "branches[" + (first + i) + "].continued")
            .forEach(
                continued ->
                    branches.add(
                        branch(table, part, key, "branches[" + branches.size() + "]", continued)));
      }
    }
    String direction = descending ? " desc" : "";
    return new DirectoryStatement(
        tenant,
        branches,
        parts,
        "place" + direction + ", id" + direction,
        query.start() instanceof PageStart.Index ? query.count() : query.count() + 1,
        query.start() instanceof PageStart.Index(int startIndex) ? startIndex - 1L : 0);
  }

  private static ResourceTable table(Map<String, ResourceTable> tables, DirectoryQuery.Part part) {
    ResourceTable table = tables.get(part.type().name());
    if (table == null) {
      throw new IllegalArgumentException("no table for " + part.type().name());
    }
    return table;
  }

  private static Branch branch(
      ResourceTable table,
      DirectoryQuery.Part part,
      SortKey key,
      String property,
      @Nullable SqlFragment continued) {
    SqlFragment where = null;
    if (part.filter() != null) {
      SqlBuilder sql = new SqlBuilder(property + ".where");
      new FilterTranslator(table, sql).translate(part.filter());
      where = sql.build();
    }
    boolean relates = part.projection().carriesRelation() && table.relation().isPresent();
    return new Branch(
        table.type().name(),
        table.name(),
        table.isShared(),
        relates ? table.relation().get().shownArray() : NO_RELATION,
        part.filter(),
        where,
        continued,
        key.isId() ? "null::text" : key.expression(),
        key.order());
  }

  /** The sort keys of all parts, brought to one SQL type. */
  private record Keys(Map<String, ResourceTable> tables, DirectoryQuery query, boolean descending) {

    SortKey of(DirectoryQuery.Part part) {
      List<Kind> kinds = query.parts().stream().flatMap(each -> kind(each).stream()).toList();
      if (kinds.isEmpty()) {
        return SortKey.byId(descending);
      }
      boolean alike = kinds.stream().map(Kind::sqlType).distinct().count() == 1;
      Kind kind = alike ? kinds.getFirst() : Kind.TEXT;
      Sort sort = part.sort();
      return sort == null
          ? SortKey.absent(kind, descending)
          : SortKey.of(table(tables, part), new Sort(sort.path(), descending)).shortened().as(kind);
    }

    private List<Kind> kind(DirectoryQuery.Part part) {
      Sort sort = part.sort();
      return sort == null ? List.of() : List.of(SortKey.of(table(tables, part), sort).kind());
    }
  }
}
