package dev.muster.adapters.persistence.directory;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.index.SearchWatch;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.resource.Page;
import dev.muster.adapters.persistence.resource.ResourceRow;
import dev.muster.adapters.persistence.search.DirectoryStatement;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.application.port.out.DirectorySearch;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.query.DirectoryPage;
import dev.muster.domain.query.DirectoryPage.TypedResource;
import dev.muster.domain.query.DirectoryQuery;
import java.util.List;
import java.util.Map;

/** Searches of all types in PostgreSQL: 1 statement, or 2 if the page does not tell the total. */
public final class PostgresDirectorySearch implements DirectorySearch {

  private final Database database;
  private final DirectoryMapper directory;
  private final SearchWatch watch;
  private final Map<String, ResourceTable> tables;

  /**
   * @param tables by the names of their types
   */
  public PostgresDirectorySearch(
      Database database,
      MapperFactory mappers,
      SearchWatch watch,
      Map<String, ResourceTable> tables) {
    this.database = database;
    this.directory = mappers.mapper(DirectoryMapper.class);
    this.watch = watch;
    this.tables = Map.copyOf(tables);
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return DirectoryMapper.class;
  }

  @Override
  public DirectoryPage search(TenantId tenant, DirectoryQuery query) {
    DirectoryStatement statement = DirectoryStatement.of(tables, tenant.value(), query);
    List<SearchWatch.Question> questions =
        query.parts().stream()
            .map(part -> new SearchWatch.Question(part.type(), part.filter()))
            .toList();
    return watch.search(questions, () -> database.search(() -> page(statement, query)));
  }

  private DirectoryPage page(DirectoryStatement statement, DirectoryQuery query) {
    List<ResourceRow> found = query.count() == 0 ? List.of() : directory.search(statement);
    Page page = Page.of(query.start(), query.count(), found);
    return new DirectoryPage(
        total(statement, found.size()),
        page.rows().stream().map(this::typed).toList(),
        page.next(),
        page.previous());
  }

  private TypedResource typed(ResourceRow row) {
    ResourceTable table = tables.get(row.typeName());
    if (table == null) {
      throw new IllegalStateException("no table for " + row.typeName());
    }
    return new TypedResource(table.type(), row.found(table.type()));
  }

  /** A page that is not full, and not empty beyond the end, tells the total by itself. */
  private long total(DirectoryStatement statement, int found) {
    boolean fromStart =
        statement.branches().stream().allMatch(branch -> branch.continued() == null);
    if (fromStart && found < statement.limit() && (found > 0 || statement.offset() == 0)) {
      return statement.offset() + found;
    }
    return directory.count(statement);
  }
}
