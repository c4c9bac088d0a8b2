package dev.muster.application.service;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.patch.Patch;
import dev.muster.domain.patch.PatchOperation;
import dev.muster.domain.patch.PatchPath;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.resource.Group;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a patch on the members of a group, as far as they can be carried out without
 * knowing the members: those that name them by their ids.
 */
final class MemberOperations {

  private MemberOperations() {}

  static boolean concerns(PatchOperation operation) {
    AttributePath path = operation.path().attribute();
    return path.extension() == null && path.attribute().equals(Relations.MEMBERS);
  }

  /** The patch without its operations on members. */
  static Patch others(Patch patch) {
    return new Patch(
        patch.type(),
        patch.operations().stream().filter(operation -> !concerns(operation)).toList());
  }

  /**
   * The operations on members as one change; empty if the members must be known for it.
   *
   * @throws dev.muster.domain.error.InvalidRequest (invalidValue) if an id to be added is none
   */
  static Optional<MembershipChange> change(Patch patch) {
    Runs runs = new Runs();
    for (PatchOperation operation : patch.operations()) {
      if (!concerns(operation)) {
        continue;
      }
      Optional<MembershipChange> next = change(operation);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      runs.add(next.get());
    }
    return Optional.of(runs.change());
  }

  /** Merges many small changes without copying what is merged already. */
  private static final class Runs {

    private boolean clears;
    private final Set<ResourceId> added = new HashSet<>();
    private final Set<ResourceId> removed = new HashSet<>();

    void add(MembershipChange next) {
      if (next.clears()) {
        clears = true;
        added.clear();
        removed.clear();
      }
      added.removeAll(next.removed());
      removed.addAll(next.removed());
      added.addAll(next.added());
      next.added().forEach(removed::remove);
    }

    MembershipChange change() {
      return new MembershipChange(clears, added, clears ? Set.of() : removed);
    }
  }

  private static Optional<MembershipChange> change(PatchOperation operation) {
    PatchPath path = operation.path();
    if (path.attribute().subAttribute() != null) {
      return Optional.empty();
    }
    Filter filter = path.filter();
    return switch (operation) {
      case PatchOperation.Add(int _, PatchPath _, Value value) ->
          filter == null
              ? Optional.of(MembershipChange.add(Group.identifiers(value)))
              : Optional.empty();
      case PatchOperation.Replace(int _, PatchPath _, Value value) ->
          filter == null
              ? Optional.of(MembershipChange.replaceAll(Group.identifiers(value)))
              : Optional.empty();
      case PatchOperation.Remove(int _, PatchPath _, Value.@Nullable Multiple values) -> {
        if (filter != null) {
          yield identities(filter).map(MembershipChange::remove);
        }
        yield values == null
            ? Optional.of(MembershipChange.replaceAll(List.of()))
            : removal(values);
      }
    };
  }

  /** Removes by value. What is no id is nobody's; what says a type too must be looked at. */
  private static Optional<MembershipChange> removal(Value.Multiple values) {
    List<ResourceId> ids = new ArrayList<>();
    for (Value.Complex member : values.complexValues()) {
      if (member.get("type").isPresent()) {
        return Optional.empty();
      }
      member.text("value").flatMap(ResourceId::parse).ifPresent(ids::add);
    }
    return Optional.of(MembershipChange.remove(ids));
  }

  /** The ids that a filter such as {@code value eq "a" or value eq "b"} selects. */
  private static Optional<List<ResourceId>> identities(Filter filter) {
    return switch (filter) {
      case Filter.Comparison(AttributePath path, ComparisonOperator operator, Value operand) ->
          operator == ComparisonOperator.EQ && path.leaf().name().equals("value")
              ? Optional.of(operand.asText().flatMap(ResourceId::parse).stream().toList())
              : Optional.empty();
      case Filter.Or(List<Filter> operands) -> {
        List<ResourceId> ids = new ArrayList<>();
        for (Filter operand : operands) {
          Optional<List<ResourceId>> some = identities(operand);
          if (some.isEmpty()) {
            yield Optional.empty();
          }
          ids.addAll(some.get());
        }
        yield Optional.of(ids);
      }
      case Filter.And _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> Optional.empty();
    };
  }
}
