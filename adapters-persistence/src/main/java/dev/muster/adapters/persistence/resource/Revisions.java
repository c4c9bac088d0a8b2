package dev.muster.adapters.persistence.resource;

import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The revisions of several updates, in their order. Of several updates of one resource the last is
 * written, with the version that it has by then.
 *
 * @param <R> a row as it is written
 */
final class Revisions<R> {

  private final int tenant;
  private final Rows<R, ?> rows;
  private final Predicate<ResourceState> hasRelations;
  private final Map<ResourceId, StoredResource> before = new HashMap<>();
  private final Map<ResourceId, StoredResource> current = new HashMap<>();
  private final Map<ResourceId, ResourceState> next = new LinkedHashMap<>();

  /**
   * @param locked the resources as they are, with their rows locked
   */
  Revisions(
      int tenant,
      Rows<R, ?> rows,
      Predicate<ResourceState> hasRelations,
      List<StoredResource> locked) {
    this.tenant = tenant;
    this.rows = rows;
    this.hasRelations = hasRelations;
    locked.forEach(resource -> before.put(resource.id(), resource));
    current.putAll(before);
  }

  /**
   * Asks each update for its state.
   *
   * @throws NotTogether if one of them cannot be made before others are written
   */
  List<WriteOutcome> make(List<Write.Update> updates) {
    List<WriteOutcome> outcomes = new ArrayList<>(updates.size());
    for (Write.Update update : updates) {
      StoredResource resource = current.get(update.id());
      outcomes.add(
          resource == null ? new WriteOutcome.Absent() : revise(update, resource, outcomes.size()));
    }
    return outcomes;
  }

  private WriteOutcome revise(Write.Update update, StoredResource resource, int place) {
    try {
      Optional<ResourceState> revised = update.revision().of(resource);
      if (revised.isEmpty()) {
        return new WriteOutcome.Stored(resource.meta());
      }
      ResourceState state = revised.get();
      R row = rows.of(tenant, state);
      ResourceState earlier = next.get(state.id());
      if (earlier != null && !goTogether(earlier, state, row)) {
        throw new NotTogether(place);
      }
      next.put(state.id(), earlier == null ? state : state.after(earlier));
      current.put(state.id(), state.stored());
      return new WriteOutcome.Stored(state.meta());
    } catch (InvalidRequest | UniquenessConflict | VersionMismatch refusal) {
      return new WriteOutcome.Refused(refusal);
    }
  }

  /**
   * Whether the later state of a resource makes up for the earlier one. Whether the earlier one's
   * unique value is free, and whether its relations change anything, only the database knows.
   */
  private boolean goTogether(ResourceState earlier, ResourceState state, R row) {
    return !hasRelations.test(earlier)
        && !hasRelations.test(state)
        && rows.uniqueKey(rows.of(tenant, earlier)).equals(rows.uniqueKey(row));
  }

  /** The states to write, one for each resource. */
  Collection<ResourceState> states() {
    return next.values();
  }

  /** Whether nothing but relations of the resource can change. */
  boolean isOfRelationsOnly(ResourceState state) {
    StoredResource resource = before.get(state.id());
    return hasRelations.test(state)
        && resource != null
        && resource.document().equals(state.document());
  }
}
