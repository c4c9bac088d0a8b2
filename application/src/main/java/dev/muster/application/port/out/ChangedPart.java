package dev.muster.application.port.out;

/** What of a resource a change may have changed. */
public enum ChangedPart {

  /** Anything; of a group, also in which groups any user of the tenant is. */
  WHOLE,

  /**
   * The version of a group, because users came or went. In which groups each of them is, is told by
   * a change of its own.
   */
  MEMBERS,

  /** In which groups a user is; neither its document nor its version. */
  GROUPS
}
