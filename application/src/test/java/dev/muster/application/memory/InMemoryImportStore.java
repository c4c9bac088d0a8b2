package dev.muster.application.memory;

import dev.muster.application.port.out.ImportStore;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.User;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.text.CaseFolding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Imports into {@link InMemoryDirectory}. */
public final class InMemoryImportStore implements ImportStore {

  private final InMemoryDirectory directory;

  public InMemoryImportStore(InMemoryDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Session open(TenantId tenant) {
    return new InMemorySession(tenant);
  }

  /** A key of the file. */
  private record Noted(long line, ResourceId id, ResourceType type) {}

  private final class InMemorySession implements Session {

    private final TenantId tenant;
    private final Map<String, Noted> keys = new HashMap<>();
    private final Set<ResourceId> groups = new HashSet<>();
    private final Set<ResourceId> newGroups = new HashSet<>();
    private final List<Membership> memberships = new ArrayList<>();

    InMemorySession(TenantId tenant) {
      this.tenant = tenant;
    }

    @Override
    public List<Match> match(ResourceType type, List<Candidate> candidates) {
      List<Match> matches = new ArrayList<>();
      Collection<ResourceState> all = directory.of(type).all(tenant);
      for (Candidate candidate : candidates) {
        Match match = match(all, candidate);
        ResourceId id =
            match instanceof Match.Known(var current, var _) ? current.id() : candidate.proposed();
        if (match instanceof Match.Unknown && type.isGroup()) {
          newGroups.add(id);
        }
        Optional<Noted> earlier = note(type, candidate, id);
        matches.add(earlier.isPresent() ? new Match.Repeated(earlier.get().line()) : match);
      }
      return matches;
    }

    private static Match match(Collection<ResourceState> all, Candidate candidate) {
      List<ResourceState> same = all.stream().filter(state -> isSame(state, candidate)).toList();
      boolean taken =
          candidate.id() != null
              && all.stream()
                  .anyMatch(
                      state ->
                          !state.id().equals(candidate.id())
                              && Objects.equals(userNameKey(state), candidate.userNameKey())
                              && candidate.userNameKey() != null);
      if (taken) {
        return new Match.Taken("userName");
      }
      if (same.size() > 1) {
        return new Match.Ambiguous(candidate.externalId() == null ? "displayName" : "externalId");
      }
      return same.isEmpty() ? new Match.Unknown() : known(same.getFirst());
    }

    private static Match known(ResourceState state) {
      return new Match.Known(
          state.stored(),
          state.password() instanceof PasswordChange.Set(var hash)
              ? Optional.of(hash)
              : Optional.empty());
    }

    private static boolean isSame(ResourceState state, Candidate candidate) {
      if (candidate.id() != null) {
        return state.id().equals(candidate.id());
      }
      if (candidate.userNameKey() != null) {
        return candidate.userNameKey().equals(userNameKey(state));
      }
      return candidate.externalId() != null
          ? candidate.externalId().equals(text(state, "externalId"))
          : CaseFolding.fold(Objects.requireNonNull(text(state, "displayName")))
              .equals(candidate.displayNameKey());
    }

    private Optional<Noted> note(ResourceType type, Candidate candidate, ResourceId id) {
      Noted noted = new Noted(candidate.line(), id, type);
      List<Noted> earlier = new ArrayList<>();
      for (String key : keysOf(type, candidate, id)) {
        Noted before = keys.putIfAbsent(key, noted);
        if (before != null && before.line() != candidate.line()) {
          earlier.add(before);
        }
      }
      return earlier.stream().min(Comparator.comparingLong(Noted::line));
    }

    private static List<String> keysOf(ResourceType type, Candidate candidate, ResourceId id) {
      List<String> all = new ArrayList<>();
      candidate.names().forEach(name -> all.add("name " + name));
      if (candidate.id() != null || !id.equals(candidate.proposed())) {
        all.add("name " + id);
      }
      if (candidate.userNameKey() != null) {
        all.add("userName " + candidate.userNameKey());
      } else if (candidate.id() == null) {
        all.add(
            candidate.externalId() == null
                ? "displayName " + candidate.displayNameKey()
                : "externalId " + type.name() + " " + candidate.externalId());
      }
      return all;
    }

    @Override
    public void noteGroups(Collection<ResourceId> noted) {
      groups.addAll(noted);
    }

    @Override
    public void noteMembers(List<Membership> noted) {
      memberships.addAll(noted);
    }

    @Override
    public Outcome bringMembersIn(boolean trial, Consumer<Missing> missing) {
      Map<ResourceId, Set<ResourceId>> wanted = new LinkedHashMap<>();
      groups.forEach(group -> wanted.put(group, new HashSet<>()));
      memberships.stream()
          .sorted(Comparator.comparingLong(Membership::line))
          .forEach(membership -> resolve(membership, trial, wanted, missing));
      long added = 0;
      long removed = 0;
      for (Map.Entry<ResourceId, Set<ResourceId>> entry : wanted.entrySet()) {
        Set<ResourceId> before = directory.members(tenant, entry.getKey());
        Set<ResourceId> in = new HashSet<>(entry.getValue());
        in.removeAll(before);
        Set<ResourceId> out = new HashSet<>();
        if (groups.contains(entry.getKey())) {
          out.addAll(before);
          out.removeAll(entry.getValue());
        }
        added += in.size();
        removed += out.size();
        if (!trial) {
          change(entry.getKey(), new MembershipChange(false, in, out));
        }
      }
      return new Outcome(added, removed);
    }

    private void change(ResourceId group, MembershipChange change) {
      Optional<StoredResource> before = directory.groups().find(tenant, group);
      var _ = directory.groups().changeMembers(tenant, group, change, VersionCondition.NONE);
      if (before.isPresent() && newGroups.contains(group)) {
        directory.groups().redate(tenant, group, before.get().meta().lastModified());
      }
    }

    private void resolve(
        Membership membership,
        boolean trial,
        Map<ResourceId, Set<ResourceId>> wanted,
        Consumer<Missing> missing) {
      Optional<ResourceId> group = group(membership.group(), trial);
      Optional<ResourceId> member = member(membership.member(), trial);
      if (group.isEmpty()) {
        missing.accept(new Missing(membership.line(), membership.group()));
      } else if (member.isEmpty()) {
        missing.accept(new Missing(membership.line(), membership.member()));
      } else {
        wanted.computeIfAbsent(group.get(), _ -> new HashSet<>()).add(member.get());
      }
    }

    private Optional<ResourceId> group(Reference reference, boolean trial) {
      return Stream.concat(noted(reference.name(), trial), Stream.ofNullable(reference.id()))
          .filter(
              id ->
                  directory.groups().find(tenant, id).isPresent()
                      || (trial && (groups.contains(id) || isNotedGroup(id))))
          .findFirst();
    }

    private boolean isNotedGroup(ResourceId id) {
      return keys.values().stream()
          .anyMatch(noted -> noted.id().equals(id) && noted.type().isGroup());
    }

    private Stream<ResourceId> noted(@Nullable String name, boolean trial) {
      Noted noted = name == null ? null : keys.get("name " + name);
      return noted != null && (trial || directory.has(tenant, noted.id()))
          ? Stream.of(noted.id())
          : Stream.empty();
    }

    private Optional<ResourceId> member(Reference reference, boolean trial) {
      List<ResourceId> numbered = new ArrayList<>();
      for (InMemoryResourceRepository repository : List.of(directory.users(), directory.groups())) {
        repository.all(tenant).stream()
            .filter(
                state ->
                    reference.externalId() != null
                        && reference.externalId().equals(text(state, "externalId")))
            .forEach(state -> numbered.add(state.id()));
      }
      List<ResourceId> found = new ArrayList<>();
      noted(reference.name(), trial).forEach(found::add);
      ResourceId given = reference.id();
      if (given != null) {
        if (directory.has(tenant, given)) {
          found.add(given);
        } else {
          noted(given.toString(), trial).forEach(found::add);
        }
      }
      directory.users().all(tenant).stream()
          .filter(
              state ->
                  reference.userNameKey() != null
                      && reference.userNameKey().equals(userNameKey(state)))
          .forEach(state -> found.add(state.id()));
      if (numbered.size() == 1) {
        found.addAll(numbered);
      }
      return found.stream().findFirst();
    }

    @Override
    public void close() {
      keys.clear();
      memberships.clear();
    }
  }

  private static @Nullable String userNameKey(ResourceState state) {
    return state.content().type().isUser() ? new User(state.content()).uniqueKey() : null;
  }

  private static @Nullable String text(ResourceState state, String attribute) {
    return state.content().attributes().text(attribute).orElse(null);
  }
}
