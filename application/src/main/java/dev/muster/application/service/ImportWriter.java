package dev.muster.application.service;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.application.port.out.ImportStore;
import dev.muster.application.port.out.ImportStore.Membership;
import dev.muster.application.port.out.ImportStore.Reference;
import dev.muster.application.port.out.Write;
import dev.muster.application.port.out.WriteOutcome;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.text.CaseFolding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings batches of one type in as they are planned. */
final class ImportWriter {

  private static final int MEMBERS_AT_ONCE = 10_000;

  private final TenantId tenant;
  private final ResourceService service;
  private final ImportStore.Session session;
  private final ImportTally tally;
  private final boolean trial;
  private final Set<String> rejected = new HashSet<>();

  ImportWriter(
      TenantId tenant,
      ResourceService service,
      ImportStore.Session session,
      ImportTally tally,
      boolean trial) {
    this.tenant = tenant;
    this.service = service;
    this.session = session;
    this.tally = tally;
    this.trial = trial;
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

  /**
   * Brings a batch in. Uses the session for groups only.
   *
   * @param beside idle; idle again when this returns
   */
  void write(ImportPlan plan, ImportStage beside) {
    rejected.clear();
    plan.rejected().forEach(invalid -> reject(invalid.line(), invalid.names(), invalid.reason()));
    List<ImportPlan.Planned> accepted = new ArrayList<>(plan.unchanged());
    accepted.forEach(_ -> tally.leaveUnchanged());
    accepted.addAll(
        write(
            plan.creates(),
            tally::create,
            writes -> plan.type().isUser() ? writeHalves(writes, beside) : writeAll(writes)));
    accepted.addAll(write(plan.updates(), tally::change, this::writeAll));
    if (plan.type().isGroup()) {
      noteMembers(accepted);
    }
  }

  /** Makes the writes. Those that are refused are rejected; the others are returned. */
  private List<ImportPlan.Planned> write(
      List<ImportPlan.Planned> planned,
      Runnable count,
      Function<List<Write>, List<WriteOutcome>> made) {
    if (trial || planned.isEmpty()) {
      planned.forEach(_ -> count.run());
      return planned;
    }
    List<Write> writes = planned.stream().flatMap(one -> Stream.ofNullable(one.write())).toList();
    List<WriteOutcome> outcomes = made.apply(writes);
    List<ImportPlan.Planned> accepted = new ArrayList<>();
    DirectoryException failure = null;
    for (int i = 0; i < planned.size(); i++) {
      ImportEntry.Described entry = planned.get(i).resource().entry();
      switch (outcomes.get(i)) {
        case WriteOutcome.Stored _ -> {
          count.run();
          accepted.add(planned.get(i));
        }
        case WriteOutcome.Refused(DirectoryUnavailable away) -> failure = both(failure, away);
        case WriteOutcome.Refused(DirectoryFault fault) -> failure = both(failure, fault);
        case WriteOutcome.Refused(DirectoryException reason) ->
            reject(entry.line(), entry.names(), reason);
        case WriteOutcome.Absent _, WriteOutcome.Deleted _ ->
            reject(
                entry.line(),
                entry.names(),
                InvalidRequest.value("It was deleted while it was imported."));
      }
    }
    if (failure != null) {
      throw failure;
    }
    return accepted;
  }

  /** One half may know better than the other what happened to both. */
  private static DirectoryException both(
      @Nullable DirectoryException before, DirectoryException failure) {
    if (before == null) {
      return failure;
    }
    if (before != failure && !List.of(before.getSuppressed()).contains(failure)) {
      before.addSuppressed(failure);
    }
    return before;
  }

  /**
   * Makes creates that do not lead to each other, half of them on another thread and another
   * connection: the database then uses two processors, and one half waits for the disk while the
   * other is written.
   */
  private List<WriteOutcome> writeHalves(List<Write> creates, ImportStage beside) {
    int middle = creates.size() / 2;
    List<WriteOutcome> second = new ArrayList<>();
    beside.add(() -> second.addAll(writeAll(creates.subList(middle, creates.size()))));
    List<WriteOutcome> outcomes = new ArrayList<>(writeAll(creates.subList(0, middle)));
    beside.finish();
    outcomes.addAll(second);
    return outcomes;
  }

  /** A failure is an outcome, so that what the other half brought in is still told. */
  private List<WriteOutcome> writeAll(List<Write> writes) {
    try {
      return service.repository().writeAll(tenant, writes, writes.size());
    } catch (DirectoryUnavailable | DirectoryFault failure) {
      return Collections.nCopies(writes.size(), new WriteOutcome.Refused(failure));
    }
  }

  private void noteMembers(List<ImportPlan.Planned> accepted) {
    List<ResourceId> groups = new ArrayList<>();
    List<Membership> memberships = new ArrayList<>();
    for (ImportPlan.Planned planned : accepted) {
      List<ImportEntry.Member> members = planned.resource().entry().members();
      if (members != null) {
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
