package dev.muster.application.port.in;

import dev.muster.application.port.plan.PlanBasis;
import dev.muster.application.port.plan.PlannedStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Telling how a search would be carried out, and what it lacks. */
public interface ExplainSearchUseCase {

  /**
   * A search of one type, as the query parameters of RFC 7644 §3.4.2 have it.
   *
   * @param tenant its name
   * @param type the name of a resource type, in any case
   * @param filter null: all
   * @param sortBy null: by id
   * @param startIndex null: the first page of a walk by cursor
   * @param attributes empty: the standard ones
   */
  record Search(
      String tenant,
      String type,
      @Nullable String filter,
      @Nullable String sortBy,
      boolean descending,
      int count,
      @Nullable Integer startIndex,
      List<String> attributes) {

    public Search {
      attributes = List.copyOf(attributes);
    }
  }

  /**
   * What there is to say.
   *
   * @param advice sentences on indexes: what is missing, and the command that adds it
   */
  record Explanation(List<PlannedStatement> statements, List<String> advice) {

    public Explanation {
      statements = List.copyOf(statements);
      advice = List.copyOf(advice);
    }
  }

  /**
   * Explains a search. Unless the basis says so, nothing is run.
   *
   * @throws dev.muster.domain.error.ResourceNotFound if there is no such tenant
   * @throws dev.muster.domain.error.InvalidRequest if there is no such type, or if the search
   *     itself would be refused
   */
  Explanation explain(Search search, PlanBasis basis);
}
