package dev.muster.application.service;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.application.port.out.ImportStore;
import dev.muster.application.port.out.ImportStore.Match;
import dev.muster.application.port.out.ImportStore.Membership;
import dev.muster.application.port.out.ImportStore.Reference;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.text.CaseFolding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings batches of one type in. */
final class ImportWriter {

  private static final int MEMBERS_AT_ONCE = 10_000;

  private final TenantId tenant;
  private final ResourceService service;
  private final ImportStore.Session session;
  private final ImportedPasswords passwords;
  private final ImportTally tally;
  private final boolean trial;
  private final Set<String> rejected = new HashSet<>();

  ImportWriter(
      TenantId tenant,
      ResourceService service,
      ImportStore.Session session,
      ImportedPasswords passwords,
      ImportTally tally,
      boolean trial) {
    this.tenant = tenant;
    this.service = service;
    this.session = session;
    this.passwords = passwords;
    this.tally = tally;
    this.trial = trial;
  }

  ResourceType type() {
    return service.type();
  }

  /** When a resource is created of which the file does not say it. */
  Instant now() {
    return service.writes().now();
  }

  private void reject(ImportEntry.Described entry, DirectoryException reason) {
    reject(entry.line(), entry.names(), reason);
  }

  private void reject(long line, Set<String> names, DirectoryException reason) {
    tally.reject(line, reason);
    rejected.addAll(names);
  }

  /**
   * Whether what the file calls so was rejected. Only the last batch is remembered: what continues
   * a resource stands behind it.
   */
  boolean isRejected(String name) {
    return rejected.contains(name);
  }

  /** Brings a batch in. */
  void bringIn(ImportBatch batch) {
    rejected.clear();
    batch.invalid().forEach(invalid -> reject(invalid.line(), invalid.names(), invalid.reason()));
    List<ImportedResource> resources = batch.resources();
    if (resources.isEmpty()) {
      return;
    }
    List<ImportStore.Candidate> candidates =
        resources.stream().map(resource -> resource.candidate(service.nextId())).toList();
    List<Match> matches = session.match(type(), candidates);
    List<Planned> creates = new ArrayList<>();
    List<Planned> updates = new ArrayList<>();
    List<Planned> accepted = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      Planned planned = plan(resources.get(i), candidates.get(i), matches.get(i));
      if (planned != null) {
        switch (planned.write()) {
          case Write.Create _ -> creates.add(planned);
          case Write.Update _ -> updates.add(planned);
          case Write.Delete _ -> throw new IllegalStateException("imports delete no resource");
          case null -> {
            tally.leaveUnchanged();
            accepted.add(planned);
          }
        }
      }
    }
    accepted.addAll(write(creates, tally::create));
    accepted.addAll(write(updates, tally::change));
    noteMembers(accepted);
  }

  /**
   * @param write null: it is there as it shall be
   */
  private record Planned(ImportedResource resource, ResourceId id, @Nullable Write write) {}

  /** How a resource comes in; null if it is rejected. */
  private @Nullable Planned plan(
      ImportedResource resource, ImportStore.Candidate candidate, Match match) {
    try {
      return switch (match) {
        case Match.Unknown _ ->
            new Planned(resource, candidate.proposed(), create(resource, candidate.proposed()));
        case Match.Known(StoredResource current, Optional<PasswordHash> password) ->
            new Planned(resource, current.id(), update(resource, current, password));
        case Match.Repeated(long line) ->
            throw InvalidRequest.value(
                "Line " + line + " has the same id, userName or name already.");
        case Match.Ambiguous(String attribute) ->
            throw InvalidRequest.value("Several resources have this " + attribute + ".");
        case Match.Taken(String attribute) ->
            throw InvalidRequest.value("Another resource has this " + attribute + ".");
      };
    } catch (InvalidRequest invalid) {
      reject(resource.entry(), invalid);
      return null;
    }
  }

  private Write create(ImportedResource resource, ResourceId id) {
    return new Write.Create(
        service
            .writes()
            .create(
                id,
                resource.meta(),
                resource.content(),
                MembershipChange.NONE,
                passwords.of(resource.content(), Optional.empty())));
  }

  private @Nullable Write update(
      ImportedResource resource, StoredResource current, Optional<PasswordHash> password) {
    Revision revision =
        service
            .writes()
            .replace(
                resource.content(),
                VersionCondition.NONE,
                MembershipChange.NONE,
                passwords.of(resource.content(), password));
    return revision.of(current).isEmpty() ? null : new Write.Update(current.id(), revision);
  }

  /** Makes the writes. Those that are refused are rejected; the others are returned. */
  private List<Planned> write(List<Planned> planned, Runnable count) {
    if (trial || planned.isEmpty()) {
      planned.forEach(_ -> count.run());
      return planned;
    }
    List<Write> writes = planned.stream().flatMap(one -> Stream.ofNullable(one.write())).toList();
    List<WriteOutcome> outcomes = service.repository().writeAll(tenant, writes, writes.size());
    List<Planned> accepted = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      ImportEntry.Described entry = planned.get(i).resource().entry();
      switch (outcomes.get(i)) {
        case WriteOutcome.Stored _ -> {
          count.run();
          accepted.add(planned.get(i));
        }
        case WriteOutcome.Refused(DirectoryUnavailable away) -> throw away;
        case WriteOutcome.Refused(DirectoryFault fault) -> throw fault;
        case WriteOutcome.Refused(DirectoryException reason) -> reject(entry, reason);
        case WriteOutcome.Absent _, WriteOutcome.Deleted _ ->
            reject(entry, InvalidRequest.value("It was deleted while it was imported."));
      }
    }
    return accepted;
  }

  private void noteMembers(List<Planned> accepted) {
    List<ResourceId> groups = new ArrayList<>();
    List<Membership> memberships = new ArrayList<>();
    for (Planned planned : accepted) {
      List<ImportEntry.Member> members = planned.resource().entry().members();
      if (type().isGroup() && members != null) {
        groups.add(planned.id());
        Reference group = Reference.to(planned.id());
        for (ImportEntry.Member member : members) {
          memberships.add(new Membership(planned.resource().line(), group, reference(member)));
          if (memberships.size() == MEMBERS_AT_ONCE) {
            session.noteMembers(memberships);
            memberships.clear();
          }
        }
      }
    }
    session.noteGroups(groups);
    session.noteMembers(memberships);
  }

  static Reference reference(ImportEntry.Member member) {
    return new Reference(
        member.name(),
        member.id(),
        member.userName() == null ? null : CaseFolding.fold(member.userName()),
        member.externalId());
  }
}
