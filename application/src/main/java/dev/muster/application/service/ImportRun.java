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
 * An import under way. The thread that adds entries reads and checks them; whole batches are
 * compared with the directory and written by another, in the meantime.
 */
final class ImportRun implements Import {

  private final ImportStore.Session session;
  private final Map<ResourceType, ImportWriter> writers;
  private final ImportTally tally;
  private final boolean trial;

  /** What is being filled. */
  private final Map<ResourceType, ImportBatch> batches = new LinkedHashMap<>();

  /** Only here the session, the writers and the tally are used, until all is written. */
  private final ImportStage writing = new ImportStage();

  /**
   * @param writers one for each resource type
   */
  ImportRun(
      ImportStore.Session session, List<ImportWriter> writers, ImportTally tally, boolean trial) {
    this.session = session;
    this.writers =
        writers.stream().collect(Collectors.toMap(ImportWriter::type, Function.identity()));
    this.tally = tally;
    this.trial = trial;
  }

  @Override
  public void add(ImportEntry entry) {
    switch (entry) {
      case ImportEntry.Described described -> add(described);
      case ImportEntry.MoreMembers more -> {
        writeGroups();
        writing.add(() -> noteMembers(more));
      }
      case ImportEntry.Unreadable(long line, String reason) ->
          writing.add(() -> tally.reject(line, reason));
    }
  }

  private void add(ImportEntry.Described entry) {
    ImportBatch batch = batches.computeIfAbsent(entry.type(), ImportBatch::new);
    batch.add(entry, writer(entry.type()).now());
    if (batch.isFull()) {
      write(batch);
    }
  }

  private void write(ImportBatch batch) {
    batches.remove(batch.type());
    writing.add(() -> writer(batch.type()).bringIn(batch));
  }

  private ImportWriter writer(ResourceType type) {
    ImportWriter writer = writers.get(type);
    if (writer == null) {
      throw new IllegalArgumentException("not a type of this server: " + type);
    }
    return writer;
  }

  /** Writes groups, so that it is known which of them are rejected. */
  private void writeGroups() {
    batches.values().stream().filter(batch -> batch.type().isGroup()).toList().forEach(this::write);
  }

  private void noteMembers(ImportEntry.MoreMembers more) {
    if (writers.values().stream().anyMatch(writer -> writer.isRejected(more.group()))) {
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
    List.copyOf(batches.values()).forEach(this::write);
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
      writing.close();
    } finally {
      session.close();
    }
  }
}
