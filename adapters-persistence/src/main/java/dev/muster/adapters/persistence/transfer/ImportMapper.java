package dev.muster.adapters.persistence.transfer;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;

/**
 * The statements by which an import compares resources, and notes what the file says; their text is
 * in ImportMapper.xml. The notes are temporary tables: whatever reads them runs on one connection.
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
}
