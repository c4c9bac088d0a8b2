package dev.muster.adapters.persistence.plan;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.custom.PostgresCustomRepository;
import dev.muster.adapters.persistence.group.PostgresGroupRepository;
import dev.muster.adapters.persistence.mapping.BoundStatement;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.adapters.persistence.search.SearchStatement;
import dev.muster.adapters.persistence.user.PostgresUserRepository;
import dev.muster.application.port.out.SearchPlans;
import dev.muster.application.port.plan.PlanBasis;
import dev.muster.application.port.plan.PlannedStatement;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.schema.ResourceType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.postgresql.util.PSQLState;

/** Plans of the very statements that the mappers send. */
public final class PostgresSearchPlans implements SearchPlans {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** In seconds; planning takes milliseconds. */
  private static final int PLANNING_TIMEOUT = 4;

  private final Explainer explainer;
  private final MapperFactory mappers;
  private final Map<String, ResourceTable> tables;

  /**
   * @param tables by the names of their types
   */
  public PostgresSearchPlans(
      ConnectionSettings settings, MapperFactory mappers, Map<String, ResourceTable> tables) {
    this.explainer = new Explainer(settings);
    this.mappers = mappers;
    this.tables = Map.copyOf(tables);
  }

  @Override
  public List<PlannedStatement> explain(
      TenantId tenant, ResourceType type, ResourceQuery query, PlanBasis basis) {
    ResourceTable table = Objects.requireNonNull(tables.get(type.name()), "another server's type");
    SearchStatement search = SearchStatement.of(table, tenant.value(), query);
    Class<?> mapper = mapper(type);
    List<BoundStatement> statements = new ArrayList<>();
    if (query.count() > 0) {
      statements.add(mappers.bound(mapper, "search", search));
    }
    statements.add(
        search.where() == null
            ? mappers.bound(
                mapper, "total", Map.of("tenant", search.tenant(), "type", search.type()))
            : mappers.bound(mapper, "count", search));
    return statements.stream().map(statement -> planned(statement, table.name(), basis)).toList();
  }

  private static Class<?> mapper(ResourceType type) {
    if (type.isUser()) {
      return PostgresUserRepository.mapperType();
    }
    return type.isGroup()
        ? PostgresGroupRepository.mapperType()
        : PostgresCustomRepository.mapperType();
  }

  private PlannedStatement planned(BoundStatement statement, String table, PlanBasis basis) {
    try {
      Explainer.Explained explained =
          switch (basis) {
            case ANY_VALUES ->
                explainer.forAnyValues(statement.sql(), statement.types(), PLANNING_TIMEOUT);
            case THESE_VALUES -> explainer.forItsValues(statement, false);
            case RUN -> explainer.forItsValues(statement, true);
          };
      return new PlannedStatement(
          statement.name(),
          table,
          explained.sql(),
          PlanText.of(explained.steps(), basis != PlanBasis.ANY_VALUES),
          Verdicts.of(explained.steps()));
    } catch (SQLException failure) {
      throw translated(failure);
    }
  }

  private static DirectoryException translated(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals(PSQLState.QUERY_CANCELED.getState())) {
      return new InvalidRequest(
          InvalidRequest.Reason.TOO_MANY,
          "The search takes longer than one may. Without running it, it can be explained.");
    }
    return PSQLState.isConnectionError(state) || state.startsWith("57P")
        ? new DirectoryUnavailable("The database does not answer.", RETRY_AFTER, failure)
        : new DirectoryFault("The database refused a statement (SQLSTATE " + state + ").", failure);
  }
}
