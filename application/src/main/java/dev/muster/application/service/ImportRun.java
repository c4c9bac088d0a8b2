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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An import under way. The thread that adds entries reads and checks them; meanwhile a second one
 * compares whole batches with the directory, and a third one, with the help of a fourth, writes
 * those that are compared.
 */
final class ImportRun implements Import {

  private final ImportStore.Session session;
  private final Map<ResourceType, Steps> types;
  private final ImportTally tally;
  private final boolean trial;

  /** What is being filled. */
  private final Map<ResourceType, ImportBatch> batches = new LinkedHashMap<>();

  private final ImportStage comparing = new ImportStage("import comparison", false);

  /** Only here the writers and the tally are used, until all is written. */
  private final ImportStage writing = new ImportStage("import", true);

  /** Used by what is being written. */
  private final ImportStage writingBeside = new ImportStage("import beside", false);

  /**
   * Whether users may be compared while what was handed on last is written. It then leaves the
   * session alone, which is used by one thread at a time. Used by the comparing thread.
   */
  private boolean mayRunAhead = true;

  /** What is done with the batches of one type. */
  record Steps(ImportComparison comparison, ImportWriter writer) {}

  /**
   * @param types one for each resource type
   */
  ImportRun(ImportStore.Session session, List<Steps> types, ImportTally tally, boolean trial) {
    this.session = session;
    this.types =
        types.stream()
            .collect(Collectors.toMap(steps -> steps.comparison().type(), Function.identity()));
    this.tally = tally;
    this.trial = trial;
  }

  @Override
  public void add(ImportEntry entry) {
    switch (entry) {
      case ImportEntry.Described described -> add(described);
      case ImportEntry.MoreMembers more -> {
        compareGroups();
        comparing.add(
            () -> {
              writing.add(() -> noteMembers(more));
              mayRunAhead = false;
            });
      }
      case ImportEntry.Unreadable(long line, String reason) ->
          comparing.add(() -> writing.add(() -> tally.reject(line, reason)));
    }
  }

  private void add(ImportEntry.Described entry) {
    ImportBatch batch = batches.computeIfAbsent(entry.type(), ImportBatch::new);
    batch.add(entry, steps(entry.type()).comparison().now());
    if (batch.isFull()) {
      compare(batch);
    }
  }

  private void compare(ImportBatch batch) {
    batches.remove(batch.type());
    Steps steps = steps(batch.type());
    comparing.add(
        () -> {
          if (!mayRunAhead || !batch.type().isUser()) {
            writing.finish();
          }
          ImportPlan plan = steps.comparison().plan(batch);
          writing.add(() -> steps.writer().write(plan, writingBeside));
          mayRunAhead = plan.changesNoComparisonOfUsers();
        });
  }

  private Steps steps(ResourceType type) {
    Steps steps = types.get(type);
    if (steps == null) {
      throw new IllegalArgumentException("not a type of this server: " + type);
    }
    return steps;
  }

  /** Brings groups in, so that it is known which of them are rejected. */
  private void compareGroups() {
    batches.values().stream()
        .filter(batch -> batch.type().isGroup())
        .toList()
        .forEach(this::compare);
  }

  private void noteMembers(ImportEntry.MoreMembers more) {
    if (types.values().stream().anyMatch(steps -> steps.writer().isRejected(more.group()))) {
      tally.reject(more.line(), "The group that this continues was rejected.");
      return;
    }
    Reference group =
        new Reference(more.group(), ResourceId.parse(more.group()).orElse(null), null, null);
    session.noteMembers(
        more.members().stream()
            .map(member -> new Membership(more.line(), group, ImportWriter.reference(member)))
            .toList());
  }

  @Override
  public Progress finish() {
    List.copyOf(batches.values()).forEach(this::compare);
    comparing.finish();
    writing.finish();
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
    try {
      // What is being compared is still handed on, and may come in.
      comparing.close();
      writing.close();
      writingBeside.close();
    } finally {
      session.close();
    }
  }
}
