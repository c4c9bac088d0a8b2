package dev.muster.adapters.persistence.transfer;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;

/**
 * The statements that find out which noted members are to come into their groups; their text is in
 * ImportMembersMapper.xml.
 */
interface ImportMembersMapper {

  /** Finds out whom the noted memberships mean. */
  void resolveMembers(@Param("tenant") int tenant, @Param("trial") boolean trial);

  /** Tells those that mean nobody, in the order of the file. */
  void missing(ResultHandler<MissingRow> each);

  /** Compares what was noted with the directory. */
  void compareMembers(@Param("tenant") int tenant);

  Differences differences();

  /**
   * Differences in the order of their groups.
   *
   * @param from the first page of the table that has them
   * @param to the page behind the last one
   */
  List<Difference> differencesIn(@Param("from") long from, @Param("to") long to);
}
