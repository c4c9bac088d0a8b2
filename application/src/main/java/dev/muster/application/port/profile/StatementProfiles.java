package dev.muster.application.port.profile;

import java.util.List;

/** The profiles of all statements that were called. */
@FunctionalInterface
public interface StatementProfiles {

  /** Those that took most time in sum first. */
  List<StatementProfile> statements();
}
