package dev.muster.adapters.persistence.transfer;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.cursor.Cursor;

/**
 * The statements of an export; their text is in ExportMapper.xml. Cursors read in portions, only
 * within a transaction, and several at a time.
 */
interface ExportMapper {

  List<String> otherTypes(@Param("tenant") int tenant);

  long total(@Param("tenant") int tenant, @Param("type") String type);

  Cursor<ExportedRow> resources(
      @Param("tenant") int tenant,
      @Param("table") SourceTable table,
      @Param("passwords") boolean passwords);

  Cursor<MemberOfRow> memberships(@Param("tenant") int tenant);
}
