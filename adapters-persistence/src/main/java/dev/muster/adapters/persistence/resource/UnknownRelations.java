package dev.muster.adapters.persistence.resource;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.Group;
import dev.muster.domain.resource.ResourceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Some resources lead to others that do not exist; rolls the transaction back. */
public final class UnknownRelations extends RuntimeException {

  private final Map<ResourceId, Set<ResourceId>> missing;

  /**
   * @param missing by the resource that was to be written, at least one of them, what it leads to
   *     and does not exist, at least one of these
   */
  public UnknownRelations(Map<ResourceId, Set<ResourceId>> missing) {
    super("unknown relations", null, false, false);
    this.missing = Map.copyOf(missing);
  }

  /** Makes a write of one resource; this becomes its refusal. */
  static <T> T refusing(Supplier<T> write) {
    try {
      return write.get();
    } catch (UnknownRelations unknown) {
      throw unknown.refusal();
    }
  }

  /** What does not exist. */
  public Set<ResourceId> missing() {
    return missing.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  Map<ResourceId, InvalidRequest> refusals() {
    Map<ResourceId, InvalidRequest> refusals = new HashMap<>();
    missing.forEach((resource, ids) -> refusals.put(resource, refusal(ids)));
    return refusals;
  }

  /** The refusal, where it is about one resource. */
  public InvalidRequest refusal() {
    return refusal(missing.values().iterator().next());
  }

  private static InvalidRequest refusal(Set<ResourceId> ids) {
    return Group.unknownMember(ids.iterator().next().toString());
  }
}
