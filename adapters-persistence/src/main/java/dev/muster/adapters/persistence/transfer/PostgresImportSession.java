package dev.muster.adapters.persistence.transfer;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.application.port.out.ImportStore.Candidate;
import dev.muster.application.port.out.ImportStore.Match;
import dev.muster.application.port.out.ImportStore.Membership;
import dev.muster.application.port.out.ImportStore.Missing;
import dev.muster.application.port.out.ImportStore.Outcome;
import dev.muster.application.port.out.ImportStore.Session;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An import under way: what the file says is noted in temporary tables. */
final class PostgresImportSession implements Session {

  /** Pages of 8 KiB that are read at once: about 20,000 differences. */
  private static final int PAGES_AT_ONCE = 170;

  private final int tenant;
  private final Runnable end;
  private final Database database;
  private final ImportMapper mapper;
  private final ImportMembersMapper members;
  private final Supplier<MembershipLanes> lanes;

  /**
   * @param end gives the connection back
   * @param lanes opens what writes memberships
   */
  PostgresImportSession(
      int tenant,
      Runnable end,
      Database database,
      MapperFactory mappers,
      Supplier<MembershipLanes> lanes) {
    this.tenant = tenant;
    this.end = end;
    this.database = database;
    this.mapper = mappers.mapper(ImportMapper.class);
    this.members = mappers.mapper(ImportMembersMapper.class);
    this.lanes = lanes;
    run(mapper::createNotes);
  }

  private void run(Runnable statement) {
    database.run(
        () -> {
          statement.run();
          return true;
        });
  }

  @Override
  public List<Match> match(ResourceType type, List<Candidate> candidates) {
    KnownResources known =
        database.run(() -> KnownResources.find(mapper, tenant, type, candidates));
    NotedKeys keys = new NotedKeys(type);
    List<Match> matches = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      Match match = known.match(candidate);
      matches.add(match);
      keys.add(
          candidate,
          match instanceof Match.Known(var current, var _) ? current.id() : candidate.proposed());
    }
    if (type.isGroup()) {
      noteNewGroups(candidates, matches);
    }
    Map<Long, Long> repeated = database.run(() -> keys.note(mapper));
    for (int i = 0; i < matches.size(); i++) {
      Long line = repeated.get(candidates.get(i).line());
      if (line != null) {
        matches.set(i, new Match.Repeated(line));
      }
    }
    return matches;
  }

  private void noteNewGroups(List<Candidate> candidates, List<Match> matches) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i) instanceof Match.Unknown) {
        ids.add(candidates.get(i).proposed().value());
      }
    }
    if (!ids.isEmpty()) {
      run(() -> mapper.noteNewGroups(ids.toArray(UUID[]::new)));
    }
  }

  @Override
  public void noteGroups(Collection<ResourceId> groups) {
    if (!groups.isEmpty()) {
      UUID[] ids = groups.stream().map(ResourceId::value).toArray(UUID[]::new);
      run(() -> mapper.noteGroups(ids));
    }
  }

  @Override
  public void noteMembers(List<Membership> memberships) {
    if (!memberships.isEmpty()) {
      MembershipRows rows = MembershipRows.of(memberships);
      run(() -> mapper.noteMembers(rows));
    }
  }

  @Override
  public Outcome bringMembersIn(boolean trial, Consumer<Missing> missing) {
    run(() -> members.resolveMembers(tenant, trial));
    // A transaction keeps the cursor, so that the rows come in portions.
    database.runInSnapshot(
        () -> {
          members.missing(row -> missing.accept(row.getResultObject().missing()));
          return true;
        });
    run(() -> members.compareMembers(tenant));
    Differences all = database.run(members::differences);
    if (trial || all.pages() == 0) {
      return new Outcome(all.added(), all.removed());
    }
    ChangedMembers changed = changeMembers(all.pages());
    return new Outcome(changed.added(), changed.removed());
  }

  private ChangedMembers changeMembers(long pages) {
    try (MembershipLanes open = lanes.get()) {
      for (long page = 0; page < pages; page += PAGES_AT_ONCE) {
        long from = page;
        open.add(database.run(() -> members.differencesIn(from, from + PAGES_AT_ONCE)));
      }
      return open.finish();
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
