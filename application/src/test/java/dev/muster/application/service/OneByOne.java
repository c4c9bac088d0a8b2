package dev.muster.application.service;

import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Carries out the operations of a bulk by the use cases of single requests, in the order of the
 * request, except that creations come before what refers to them; what a bulk is measured by.
 */
final class OneByOne {

  private final Bulks bulks;
  private final List<Operation> operations;
  private final int failOnErrors;
  private final Map<String, Integer> creations = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<Integer, String> outcomes = new TreeMap<>();
  private final Set<Integer> begun = new HashSet<>();
  private int failures;

  OneByOne(Bulks bulks, List<Operation> operations, int failOnErrors) {
    this.bulks = bulks;
    this.operations = operations;
    this.failOnErrors = failOnErrors;
  }

  /** The ids of what was created, by bulkIds. */
  Map<String, String> ids() {
    return ids;
  }

  List<String> execute() {
    for (int i = 0; i < operations.size(); i++) {
      String name = operations.get(i).bulkId();
      if (name != null) {
        creations.put(name, i);
      }
    }
    for (int i = 0; i < operations.size(); i++) {
      execute(i);
    }
    return new ArrayList<>(outcomes.values());
  }

  private void execute(int index) {
    if (!begun.add(index)) {
      return;
    }
    Operation operation = operations.get(index);
    Set<String> names = names(operation);
    names.stream()
        .filter(creations::containsKey)
        .map(creations::get)
        .sorted()
        .forEach(this::execute);
    if (failures >= failOnErrors) {
      return;
    }
    try {
      if (!names.stream().allMatch(ids::containsKey)) {
        throw InvalidRequest.value("a reference leads nowhere");
      }
      outcomes.put(index, alone(operation));
    } catch (InvalidRequest refusal) {
      outcomes.put(index, refusal.reason().keyword());
      failures++;
    } catch (DirectoryException failure) {
      outcomes.put(index, failure.getClass().getSimpleName());
      failures++;
    }
  }

  private static Set<String> names(Operation operation) {
    Set<String> names = new LinkedHashSet<>();
    if (operation.id() != null && operation.id().startsWith("bulkId:")) {
      names.add(operation.id().substring(7));
    }
    collect(operation.data(), names);
    return names;
  }

  private static void collect(Value value, Set<String> names) {
    if (value instanceof Value.Text(String text) && text.startsWith("bulkId:")) {
      names.add(text.substring(7));
    } else if (value instanceof Value.Complex(Map<String, Value> attributes)) {
      attributes.values().forEach(attribute -> collect(attribute, names));
    } else if (value instanceof Value.Multiple(List<Value> elements)) {
      elements.forEach(element -> collect(element, names));
    }
  }

  private Value resolved(Value value) {
    return switch (value) {
      case Value.Text(String text) -> new Value.Text(resolved(text));
      case Value.Complex complex -> resolved(complex);
      case Value.Multiple(List<Value> elements) ->
          new Value.Multiple(elements.stream().map(this::resolved).toList());
      case Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _,
          Value.DateTime _,
          Value.Binary _,
          Value.Reference _ ->
          value;
    };
  }

  private Value.Complex resolved(Value.Complex value) {
    Value.Complex resolved = value;
    for (Map.Entry<String, Value> attribute : value.attributes().entrySet()) {
      resolved = resolved.with(attribute.getKey(), resolved(attribute.getValue()));
    }
    return resolved;
  }

  private String resolved(String text) {
    return text.startsWith("bulkId:") ? ids.getOrDefault(text.substring(7), text) : text;
  }

  private String alone(Operation operation) {
    ResourceService service = operation.endpoint().equals(Bulks.USERS) ? bulks.users : bulks.groups;
    Projection answer = Projection.standard(service.type());
    String id = resolved(String.valueOf(operation.id()));
    Value.Complex data = resolved(operation.data());
    Method method = operation.method();
    return switch (method) {
      case POST -> {
        FoundResource created = service.create(bulks.tenant, data, answer);
        ids.put(String.valueOf(operation.bulkId()), created.id().toString());
        yield "created " + created.meta().version();
      }
      case PUT ->
          "replaced "
              + service
                  .replace(bulks.tenant, id, data, operation.condition(), answer)
                  .meta()
                  .version();
      case PATCH ->
          "patched "
              + service.patch(bulks.tenant, id, data, operation.condition(), null).meta().version();
      case DELETE -> {
        service.delete(bulks.tenant, id, operation.condition());
        yield "deleted";
      }
    };
  }
}
