package dev.muster.adapters.persistence.plan;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows plans, with a question mark for each constant that may be a value. */
final class PlanText {

  /**
   * What is to be kept comes first: quoted names, numbers of steps and of parameters, and the keys
   * of documents, which are constants of the mapping. What is left of text and numbers are values,
   * or might be.
   */
  private static final Pattern CONSTANT =
      Pattern.compile(
          "(\"(?:[^\"]|\"\")*+\"|(?:SubPlan|InitPlan) [0-9]+|\\$[0-9]+|[-#]>>? '(?:[^']|'')*+')"
              + "|'(?:[^']|'')*+'|(?<![\\w.])[0-9][\\w.+-]*");

  private PlanText() {}

  /**
   * @param hidesConstants whether the plan was made for values
   */
  static String of(List<PlanStep> steps, boolean hidesConstants) {
    StringBuilder text = new StringBuilder();
    for (PlanStep step : steps) {
      String margin = "  ".repeat(step.depth());
      text.append(margin).append(step.title()).append(numbers(step)).append('\n');
      for (String detail : step.details()) {
        text.append(margin).append("    ");
        text.append(hidesConstants ? hidden(detail) : detail).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }

  static String hidden(String condition) {
    return CONSTANT
        .matcher(condition)
        .replaceAll(
            found -> found.group(1) == null ? "?" : Matcher.quoteReplacement(found.group(1)));
  }

  private static String numbers(PlanStep step) {
    String expected =
        String.format(Locale.ROOT, "  (rows %.0f, cost %.2f)", step.rows(), step.cost());
    PlanStep.Taken taken = step.taken();
    if (taken == null) {
      return expected;
    }
    return taken.times() == 0 ? expected + " (never run)" : expected + " (" + numbers(taken) + ")";
  }

  private static String numbers(PlanStep.Taken taken) {
    StringBuilder numbers =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "took %.3f ms, rows %.0f, times %.0f, buffers %d",
                taken.milliseconds(),
                taken.rows(),
                taken.times(),
                taken.buffers()));
    if (taken.removed() > 0) {
      numbers.append(", left out ").append(Math.round(taken.removed()));
    }
    if (taken.kilobytesOnDisk() > 0) {
      numbers.append(", on disk ").append(taken.kilobytesOnDisk()).append(" kB");
    }
    return numbers.toString();
  }
}
