package dev.muster.adapters.persistence.transfer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;

/**
 * The statements of an import; their text is in ImportMapper.xml. The notes are temporary tables:
 * all statements of an import run on one connection.
 */
interface ImportMapper {

  void createNotes();

  List<KnownRow> known(KnownStatement statement);

  /** Which users have these userNames: id and key only. */
  List<NamedRow> userNames(@Param("tenant") int tenant, @Param("keys") String[] keys);

  /** Notes keys that were not noted before, and returns the others. */
  List<NotedLine> note(
      @Param("keys") String[] keys,
      @Param("lines") long[] lines,
      @Param("ids") UUID[] ids,
      @Param("types") String[] types);

  void noteGroups(@Param("ids") UUID[] ids);

  /** Notes groups that the import brings in. */
  void noteNewGroups(@Param("ids") UUID[] ids);

  void noteMembers(MembershipRows rows);

  /** Finds out whom the noted memberships mean. */
  void resolveMembers(@Param("tenant") int tenant, @Param("trial") boolean trial);

  /** Tells those that mean nobody, in the order of the file. */
  void missing(ResultHandler<MissingRow> each);

  /** Compares what was noted with the directory. */
  void compareMembers(@Param("tenant") int tenant);

  ChangedMembers differences();

  /** Makes the differences from one place to before another. */
  ChangedMembers changeMembers(
      @Param("tenant") int tenant,
      @Param("from") long from,
      @Param("to") long to,
      @Param("now") Instant now);
}
