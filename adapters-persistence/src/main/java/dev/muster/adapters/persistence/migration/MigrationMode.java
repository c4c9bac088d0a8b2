package dev.muster.adapters.persistence.migration;

/** What to do about the tables at the start. */
public enum MigrationMode {
  /** Bring them up to date. */
  AUTO,
  /** Refuse to start unless they are up to date. */
  CHECK,
  /** Do not look. */
  OFF
}
