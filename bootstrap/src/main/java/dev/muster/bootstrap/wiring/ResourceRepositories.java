package dev.muster.bootstrap.wiring;

import dev.muster.application.port.out.GroupRepository;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.schema.ResourceType;
import java.util.Map;

/**
 * The repositories of all resource types.
 *
 * @param custom by the names of the types that the server's own schemas define
 */
record ResourceRepositories(
    ResourceRepository users, GroupRepository groups, Map<String, ResourceRepository> custom) {

  ResourceRepository of(ResourceType type) {
    if (type.isUser()) {
      return users;
    }
    if (type.isGroup()) {
      return groups;
    }
    ResourceRepository repository = custom.get(type.name());
    if (repository == null) {
      throw new IllegalArgumentException("not a type of this server: " + type.name());
    }
    return repository;
  }
}
