package dev.muster.adapters.persistence.transfer;

import dev.muster.application.port.out.ImportStore.Candidate;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must not come twice in a file, of several resources of one type. */
final class NotedKeys {

  private final ResourceType type;
  private final Map<String, Long> lines = new HashMap<>();
  private final List<NotedRow> rows = new ArrayList<>();

  /** For the line of a resource, the line that was there before. */
  private final Map<Long, Long> repeated = new HashMap<>();

  NotedKeys(ResourceType type) {
    this.type = type;
  }

  /**
   * @param id of the resource that the candidate is
   */
  void add(Candidate candidate, ResourceId id) {
    for (String key : keys(candidate, id)) {
      Long earlier = lines.putIfAbsent(key, candidate.line());
      if (earlier == null) {
        rows.add(new NotedRow(key, candidate.line(), id.value(), type.name()));
      } else if (earlier != candidate.line()) {
        repeated.putIfAbsent(candidate.line(), earlier);
      }
    }
  }

  /** The id that it has or was found to have is a name, too: no two may be the same resource. */
  private Set<String> keys(Candidate candidate, ResourceId id) {
    Set<String> keys = new LinkedHashSet<>();
    candidate.names().forEach(name -> keys.add("name " + name));
    if (candidate.id() != null || !id.equals(candidate.proposed())) {
      keys.add("name " + id);
    }
    if (candidate.userNameKey() != null) {
      keys.add("userName " + candidate.userNameKey());
    } else if (candidate.id() == null && candidate.externalId() != null) {
      keys.add("externalId " + type.name() + " " + candidate.externalId());
    } else if (candidate.id() == null && candidate.displayNameKey() != null) {
      keys.add("displayName " + candidate.displayNameKey());
    }
    return keys;
  }

  /** Notes them; for each line that repeats another, the other. */
  Map<Long, Long> note(ImportMapper mapper) {
    Map<String, Long> before = new HashMap<>();
    mapper
        .note(
            rows.stream().map(NotedRow::key).toArray(String[]::new),
            rows.stream().mapToLong(NotedRow::line).toArray(),
            rows.stream().map(NotedRow::id).toArray(UUID[]::new),
            rows.stream().map(NotedRow::type).toArray(String[]::new))
        .forEach(row -> before.put(row.key(), row.line()));
    for (NotedRow row : rows) {
      Long earlier = before.get(row.key());
      if (earlier != null) {
        repeated.merge(row.line(), earlier, Math::min);
      }
    }
    return repeated;
  }
}
