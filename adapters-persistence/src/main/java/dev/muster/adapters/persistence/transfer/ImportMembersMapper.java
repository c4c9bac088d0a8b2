package dev.muster.adapters.persistence.transfer;

import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;

/**
 * The statements by which noted members come into their groups; their text is in
 * ImportMembersMapper.xml.
 */
interface ImportMembersMapper {

  /** Finds out whom the noted memberships mean. */
  void resolveMembers(@Param("tenant") int tenant, @Param("trial") boolean trial);

  /** Tells those that mean nobody, in the order of the file. */
  void missing(ResultHandler<MissingRow> each);

  /** Compares what was noted with the directory. */
  void compareMembers(@Param("tenant") int tenant);

  ChangedMembers differences();

  /**
   * Makes the differences from one place to before another.
   *
   * @param guarded whether to leave out what changed since the comparison, instead of failing
   */
  ChangedMembers changeMembers(
      @Param("tenant") int tenant,
      @Param("from") long from,
      @Param("to") long to,
      @Param("now") Instant now,
      @Param("guarded") boolean guarded);
}
