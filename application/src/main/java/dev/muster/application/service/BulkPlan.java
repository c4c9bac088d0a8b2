package dev.muster.application.service;

import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which steps of a bulk are taken together: neighbours of one kind and one type. */
final class BulkPlan {

  private final boolean gathers;
  private final List<Run> runs = new ArrayList<>();

  private BulkPlan(boolean gathers) {
    this.gathers = gathers;
  }

  /**
   * The runs, in their order.
   *
   * @param gathers whether creations may come earlier than requested where nobody can tell; after a
   *     failure that ends the bulk they would be too many
   */
  static List<List<BulkStep>> of(List<BulkStep> steps, boolean gathers) {
    BulkPlan plan = new BulkPlan(gathers);
    BulkOrder.of(steps).forEach(plan::add);
    return plan.runs.stream().map(run -> run.steps).toList();
  }

  private void add(BulkStep step) {
    switch (step.work()) {
      case BulkStep.Work.Vain _ -> {
        if (runs.isEmpty()) {
          runs.add(new Run());
        }
        runs.getLast().steps.add(step);
      }
      case BulkStep.Work.Change(ResourceService service, var _, var _, var _) ->
          runFor(step, service).add(step, service);
    }
  }

  private Run runFor(BulkStep step, ResourceService service) {
    for (int i = runs.size() - 1; i >= 0; i--) {
      Run run = runs.get(i);
      if (run.takes(step, service)) {
        return run;
      }
      if (!gathers || !run.cannotTell(step, service)) {
        break;
      }
    }
    Run run = new Run();
    runs.add(run);
    return run;
  }

  private static final class Run {

    private final List<BulkStep> steps = new ArrayList<>();
    private @Nullable ResourceService service;
    private @Nullable Method kind;

    boolean takes(BulkStep step, ResourceService wanted) {
      return service == null || (service == wanted && kind == kind(step));
    }

    void add(BulkStep step, ResourceService wanted) {
      service = wanted;
      kind = kind(step);
      steps.add(step);
    }

    /** Both replacements and patches are updates. */
    private static Method kind(BulkStep step) {
      Method method = step.operation().method();
      return method == Method.PUT ? Method.PATCH : method;
    }

    /**
     * Whether it makes no difference if the step comes before the run. Creating a user or a
     * resource of a custom type depends on resources of that type only, and nothing but its
     * references leads to it.
     */
    boolean cannotTell(BulkStep step, ResourceService wanted) {
      return step.creates()
          && !step.isOfGroup()
          && service != wanted
          && steps.stream().noneMatch(mine -> step.needs().contains(mine.index()));
    }
  }
}
