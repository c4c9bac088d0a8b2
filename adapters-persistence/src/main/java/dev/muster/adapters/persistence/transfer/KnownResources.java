package dev.muster.adapters.persistence.transfer;

import dev.muster.application.port.out.ImportStore.Candidate;
import dev.muster.application.port.out.ImportStore.Match;
import dev.muster.domain.schema.ResourceType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The resources of one type that candidates of a file may be. */
final class KnownResources {

  private final Map<Lookup, Map<String, List<KnownRow>>> found = new EnumMap<>(Lookup.class);

  /** Who has the userNames of candidates that have an id. */
  private final Map<String, UUID> userNames = new HashMap<>();

  static KnownResources find(
      ImportMapper mapper, int tenant, ResourceType type, List<Candidate> candidates) {
    KnownResources known = new KnownResources();
    Map<Lookup, Set<String>> keys = new EnumMap<>(Lookup.class);
    for (Candidate candidate : candidates) {
      Lookup lookup = Lookup.of(candidate);
      keys.computeIfAbsent(lookup, _ -> new HashSet<>()).add(lookup.key(candidate));
    }
    keys.forEach(
        (lookup, some) ->
            known.found.put(
                lookup,
                mapper.known(KnownStatement.of(tenant, type, lookup, some)).stream()
                    .collect(Collectors.groupingBy(KnownRow::key))));
    Set<String> claimed =
        candidates.stream()
            .filter(candidate -> candidate.id() != null && candidate.userNameKey() != null)
            .map(Lookup.USER_NAME::key)
            .collect(Collectors.toSet());
    if (!claimed.isEmpty()) {
      mapper
          .userNames(tenant, claimed.toArray(String[]::new))
          .forEach(row -> known.userNames.put(row.key(), row.id()));
    }
    return known;
  }

  Match match(Candidate candidate) {
    Lookup lookup = Lookup.of(candidate);
    List<KnownRow> rows =
        found.getOrDefault(lookup, Map.of()).getOrDefault(lookup.key(candidate), List.of());
    if (rows.size() > 1) {
      return new Match.Ambiguous(lookup.attribute());
    }
    if (candidate.id() != null && candidate.userNameKey() != null) {
      UUID holder = userNames.get(candidate.userNameKey());
      if (holder != null && !holder.equals(candidate.id().value())) {
        return new Match.Taken(Lookup.USER_NAME.attribute());
      }
    }
    return rows.isEmpty() ? new Match.Unknown() : rows.getFirst().match();
  }
}
