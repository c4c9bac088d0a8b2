package dev.muster.adapters.persistence.resource;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.ResourceId;
import java.util.Map;

/** Some resources lead to others that do not exist; rolls the transaction back. */
public final class UnknownRelations extends RuntimeException {

  private final Map<ResourceId, InvalidRequest> refusals;

  /**
   * @param refusals at least one, by the resource that was to be written
   */
  public UnknownRelations(Map<ResourceId, InvalidRequest> refusals) {
    super("unknown relations", null, false, false);
    this.refusals = Map.copyOf(refusals);
  }

  Map<ResourceId, InvalidRequest> refusals() {
    return refusals;
  }

  /** The refusal, where it is about one resource. */
  public InvalidRequest refusal() {
    return refusals.values().iterator().next();
  }
}
