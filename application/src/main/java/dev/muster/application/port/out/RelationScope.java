package dev.muster.application.port.out;

/** With which of its relations a resource is read. */
public enum RelationScope {
  NONE,
  /**
   * With those that an answer can hold in memory: of a group with more than {@link
   * dev.muster.domain.resource.Relations#MAX_SHOWN} members none, and the attribute is left out.
   */
  SHOWN,
  ALL
}
