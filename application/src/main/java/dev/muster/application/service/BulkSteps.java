package dev.muster.application.service;

import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what each operation of a bulk is about; every creation gets its id beforehand. */
final class BulkSteps {

  private final ResourceServices services;
  private final List<Operation> operations;
  private final Map<String, Integer> creations = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Set<String> versioned = new HashSet<>();

  private BulkSteps(ResourceServices services, List<Operation> operations) {
    this.services = services;
    this.operations = operations;
  }

  static List<BulkStep> of(List<Operation> operations, ResourceServices services) {
    return new BulkSteps(services, operations).steps();
  }

  private List<BulkStep> steps() {
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      String name = operation.bulkId();
      if (operation.method() == Method.POST && name != null) {
        creations.put(name, i);
        services
            .at(operation.endpoint())
            .ifPresent(service -> ids.put(name, service.nextId().toString()));
      }
    }
    for (Operation operation : operations) {
      if (operation.id() != null && operation.condition().accepted().isPresent()) {
        versioned.add(BulkReferences.resolved(operation.id(), ids));
      }
    }
    List<BulkStep> steps = new ArrayList<>(operations.size());
    for (int i = 0; i < operations.size(); i++) {
      steps.add(step(i, operations.get(i)));
    }
    return steps;
  }

  private BulkStep step(int index, Operation operation) {
    Set<String> names = new LinkedHashSet<>();
    if (operation.id() != null) {
      BulkReferences.name(operation.id()).ifPresent(names::add);
    }
    names.addAll(BulkReferences.in(operation.data()));
    Set<Integer> needs = new HashSet<>();
    BulkStep.Work work = work(operation, !names.isEmpty());
    for (String name : names) {
      Integer creation = creations.get(name);
      if (creation != null && creation != index) {
        needs.add(creation);
      } else if (creation == null && work instanceof BulkStep.Work.Change) {
        work =
            new BulkStep.Work.Vain(
                InvalidRequest.value("There is no POST with the bulkId " + shown(name) + "."));
      }
    }
    return new BulkStep(index, operation, needs, work);
  }

  private BulkStep.Work work(Operation operation, boolean refers) {
    Optional<ResourceService> service = services.at(operation.endpoint());
    if (service.isEmpty()) {
      return new BulkStep.Work.Vain(new ResourceNotFound("Endpoint", operation.endpoint()));
    }
    boolean creates = operation.method() == Method.POST;
    if (creates != (operation.id() == null)) {
      return new BulkStep.Work.Vain(
          InvalidRequest.value(
              creates
                  ? "A POST needs the path of an endpoint, without an id."
                  : "A " + operation.method() + " needs a path with an id."));
    }
    String written = BulkReferences.PREFIX + operation.bulkId();
    String id = BulkReferences.resolved(creates ? written : String.valueOf(operation.id()), ids);
    return new BulkStep.Work.Change(
        service.get(),
        id,
        refers ? BulkReferences.resolved(operation.data(), ids) : operation.data(),
        versioned.contains(id));
  }

  static String shown(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64) + "...";
  }
}
