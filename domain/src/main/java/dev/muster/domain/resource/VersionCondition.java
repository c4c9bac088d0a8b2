package dev.muster.domain.resource;

import dev.muster.domain.error.VersionMismatch;
import java.util.Optional;
import java.util.Set;

/** The versions that a write accepts the resource to have (If-Match, RFC 7644 §3.14). */
public record VersionCondition(Optional<Set<Long>> accepted) {

  /** Accepts every version. */
  public static final VersionCondition NONE = new VersionCondition(Optional.empty());

  /** Accepts these versions; none at all if the set is empty. */
  public static VersionCondition oneOf(Set<Long> versions) {
    return new VersionCondition(Optional.of(Set.copyOf(versions)));
  }

  public boolean accepts(long version) {
    return accepted.map(versions -> versions.contains(version)).orElse(true);
  }

  /**
   * Refuses a version that is not accepted.
   *
   * @throws VersionMismatch if so
   */
  public void require(long version) {
    if (!accepts(version)) {
      throw new VersionMismatch(version);
    }
  }
}
