package dev.muster.application.service;

import dev.muster.application.port.out.Write;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the resources of a batch come in, each kind in the order of the file. */
final class ImportPlan {

  private final ResourceType type;
  private final List<Planned> creates = new ArrayList<>();
  private final List<Planned> updates = new ArrayList<>();
  private final List<Planned> unchanged = new ArrayList<>();
  private final List<ImportBatch.Invalid> rejected = new ArrayList<>();

  /**
   * A resource that is not rejected.
   *
   * @param write null: it is there as it shall be
   */
  record Planned(ImportedResource resource, ResourceId id, @Nullable Write write) {}

  ImportPlan(ResourceType type) {
    this.type = type;
  }

  void add(Planned planned) {
    switch (planned.write()) {
      case Write.Create _ -> creates.add(planned);
      case Write.Update _ -> updates.add(planned);
      case Write.Delete _ -> throw new IllegalStateException("imports delete no resource");
      case null -> unchanged.add(planned);
    }
  }

  void reject(ImportBatch.Invalid invalid) {
    rejected.add(invalid);
  }

  /**
   * Whether users that follow in the file compare alike before and after this is written: all keys
   * by which they may be found were noted, and none is given up.
   */
  boolean changesNoComparisonOfUsers() {
    return type.isUser() && updates.isEmpty();
  }

  ResourceType type() {
    return type;
  }

  List<Planned> creates() {
    return creates;
  }

  List<Planned> updates() {
    return updates;
  }

  List<Planned> unchanged() {
    return unchanged;
  }

  List<ImportBatch.Invalid> rejected() {
    return rejected;
  }
}
