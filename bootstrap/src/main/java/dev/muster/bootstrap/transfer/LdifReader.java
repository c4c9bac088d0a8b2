package dev.muster.bootstrap.transfer;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.value.Value;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content records of LDIF (RFC 2849): see {@link LdifPerson} and {@link LdifGroup}. Other
 * entries are passed over; change records are refused. The names of an entry are its normalized DN
 * and, of a user, its uid as {@code memberUid} has it.
 */
final class LdifReader implements EntryReader {

  private final LdifRecords records;
  private final SchemaRegistry schemas;
  private long skipped;

  /** A group that has members left. */
  private record Open(LdifRecord record, String name) {}

  private @Nullable Open open;

  LdifReader(Lines lines, SchemaRegistry schemas) {
    Set<String> wanted = new HashSet<>(LdifPerson.ATTRIBUTES);
    wanted.addAll(LdifGroup.ATTRIBUTES);
    wanted.add("dn");
    wanted.add("objectclass");
    this.records = new LdifRecords(lines, wanted);
    this.schemas = schemas;
  }

  @Override
  public long skipped() {
    return skipped;
  }

  @Override
  public Optional<ImportEntry> next() throws IOException {
    Open group = open;
    if (group != null) {
      List<ImportEntry.Member> more = LdifGroup.members(group.record().members().take());
      if (!more.isEmpty()) {
        return Optional.of(new ImportEntry.MoreMembers(group.record().line(), group.name(), more));
      }
      group.record().close();
      open = null;
    }
    Optional<LdifRecord> record = records.next();
    while (record.isPresent()) {
      Optional<ImportEntry> entry = read(record.get());
      if (entry.isPresent()) {
        return entry;
      }
      record = records.next();
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    if (open != null) {
      open.record().close();
    }
    records.close();
  }

  /** Empty if it is passed over. */
  private Optional<ImportEntry> read(LdifRecord record) throws IOException {
    try {
      return described(record);
    } catch (InvalidRequest refused) {
      return Optional.of(
          new ImportEntry.Unreadable(record.line(), String.valueOf(refused.getMessage())));
    } finally {
      if (open == null) {
        record.close();
      }
    }
  }

  private Optional<ImportEntry> described(LdifRecord record) throws IOException {
    if (record.isTrailer()) {
      return Optional.empty();
    }
    if (record.isChange()) {
      throw InvalidRequest.syntax("This changes an entry; only entries can be imported.");
    }
    String problem = record.problem();
    if (problem != null) {
      throw InvalidRequest.syntax(problem);
    }
    LdifEntry entry = LdifEntry.read(record.lines());
    if (LdifPerson.isPerson(entry)) {
      Value.Complex user = LdifPerson.user(entry);
      Set<String> names =
          Set.of(entry.name(), LdifEntry.nameOfUser(user.text("userName").orElseThrow()));
      return Optional.of(
          new ImportEntry.Described(record.line(), schemas.user(), user, names, null));
    }
    if (LdifGroup.isGroup(entry)) {
      Value.Complex group = LdifGroup.group(entry);
      List<ImportEntry.Member> members = LdifGroup.members(record.members().take());
      open = new Open(record, entry.name());
      return Optional.of(
          new ImportEntry.Described(
              record.line(), schemas.group(), group, Set.of(entry.name()), members));
    }
    skipped++;
    return Optional.empty();
  }
}
