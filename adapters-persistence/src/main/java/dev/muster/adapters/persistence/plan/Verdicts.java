package dev.muster.adapters.persistence.plan;

import dev.muster.application.port.plan.PlanVerdict;
import dev.muster.application.port.plan.PlanVerdict.IndexUse;
import dev.muster.application.port.plan.PlanVerdict.Reach;
import dev.muster.application.port.plan.PlanVerdict.Sort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges plans. */
final class Verdicts {

  /** Those that grow with the directory. */
  private static final Set<String> DIRECTORY =
      Set.of("users", "groups", "group_members", "group_nesting", "resources", "changes");

  private static final String TERM = "\\((?:tenant_id|type) = (?:[^()]|\\(\\$[0-9]+\\))+\\)";

  /** A condition that the whole tenant fulfils, or all resources of one type in it. */
  private static final Pattern WHOLE_TENANT =
      Pattern.compile(TERM + "|\\(" + TERM + "(?: AND " + TERM + ")*\\)");

  private Verdicts() {}

  /**
   * @param steps at least one
   */
  static PlanVerdict of(List<PlanStep> steps) {
    Set<IndexUse> indexes = new LinkedHashSet<>();
    Set<String> wholeTables = new LinkedHashSet<>();
    List<Sort> sorts = new ArrayList<>();
    for (PlanStep step : steps) {
      String table = step.table();
      String index = step.index();
      if (index != null && table != null) {
        indexes.add(new IndexUse(index, table, reach(step)));
      } else if (step.kind().equals("Seq Scan") && table != null && DIRECTORY.contains(table)) {
        wholeTables.add(table);
      } else if (step.kind().equals("Sort")) {
        sorts.add(sort(step));
      }
    }
    PlanStep whole = steps.getFirst();
    return new PlanVerdict(
        List.copyOf(indexes), List.copyOf(wholeTables), sorts, whole.rows(), whole.cost());
  }

  private static Reach reach(PlanStep step) {
    String condition = step.condition();
    if (condition != null && !WHOLE_TENANT.matcher(condition).matches()) {
      return Reach.SOME;
    }
    return step.filtered() ? Reach.ONE_BY_ONE : Reach.IN_ORDER;
  }

  private static Sort sort(PlanStep step) {
    PlanStep.Taken taken = step.taken();
    return taken == null
        ? new Sort(Math.round(step.rows()), 0)
        : new Sort(Math.round(Math.max(step.rows(), taken.rows())), taken.kilobytesOnDisk());
  }
}
