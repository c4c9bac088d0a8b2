package dev.muster.application.service;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.application.port.in.ImportResourcesUseCase.Import;
import dev.muster.application.port.in.ImportResourcesUseCase.Progress;
import dev.muster.application.port.out.ImportStore;
import dev.muster.application.port.out.ImportStore.Membership;
import dev.muster.application.port.out.ImportStore.Reference;
import dev.muster.domain.resource.Group;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.function.Function;

/** An import under way. */
final class ImportRun implements Import {

  private final ImportStore.Session session;
  private final List<ImportBatch> batches;
  private final ImportTally tally;
  private final boolean trial;

  /**
   * @param batches one for each resource type
   */
  ImportRun(
      ImportStore.Session session,
      Function<ImportStore.Session, List<ImportBatch>> batches,
      ImportTally tally,
      boolean trial) {
    this.session = session;
    this.batches = batches.apply(session);
    this.tally = tally;
    this.trial = trial;
  }

  @Override
  public void add(ImportEntry entry) {
    switch (entry) {
      case ImportEntry.Described described -> batch(described.type()).add(described);
      case ImportEntry.MoreMembers(long line, String group, List<ImportEntry.Member> members) -> {
        batches.forEach(ImportBatch::bringInGroups);
        if (batches.stream().anyMatch(batch -> batch.isRejected(group))) {
          tally.reject(line, "The group that this continues was rejected.");
        } else {
          noteMembers(line, group, members);
        }
      }
      case ImportEntry.Unreadable(long line, String reason) -> tally.reject(line, reason);
    }
  }

  private ImportBatch batch(ResourceType type) {
    return batches.stream()
        .filter(batch -> batch.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a type of this server: " + type));
  }

  private void noteMembers(long line, String group, List<ImportEntry.Member> members) {
    Reference to = new Reference(group, ResourceId.parse(group).orElse(null), null, null);
    session.noteMembers(
        members.stream()
            .map(member -> new Membership(line, to, ImportBatch.reference(member)))
            .toList());
  }

  @Override
  public Progress finish() {
    batches.forEach(ImportBatch::bringIn);
    tally.bringMembersIn(session.bringMembersIn(trial, this::reject));
    return progress();
  }

  private void reject(ImportStore.Missing missing) {
    tally.reject(missing.line(), Group.unknownMember(missing.reference().shown()));
  }

  @Override
  public Progress progress() {
    return tally.progress();
  }

  @Override
  public void close() {
    session.close();
  }
}
