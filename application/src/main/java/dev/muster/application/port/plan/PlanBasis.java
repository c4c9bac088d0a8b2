package dev.muster.application.port.plan;

/** What a plan is made for. */
public enum PlanBasis {
  /** Any values, as a statement is planned that is prepared once for all; nothing is run. */
  ANY_VALUES,
  /** The values at hand, as searches are planned; nothing is run. */
  THESE_VALUES,
  /** The values at hand; the statement is run, and the plan says what each step really took. */
  RUN
}
