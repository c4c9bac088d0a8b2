package dev.muster.application.service;

import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** The use cases of all resource types. */
public record ResourceServices(List<ResourceService> all) {

  public ResourceServices {
    all = List.copyOf(all);
  }

  /** Those of the type at an endpoint such as {@code /Users}, in any case. */
  Optional<ResourceService> at(String endpoint) {
    return all.stream()
        .filter(service -> service.type().endpoint().equalsIgnoreCase(endpoint))
        .findFirst();
  }

  List<ResourceType> types() {
    return all.stream().map(ResourceService::type).toList();
  }
}
