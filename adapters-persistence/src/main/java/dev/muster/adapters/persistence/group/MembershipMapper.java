package dev.muster.adapters.persistence.group;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;

/** The statements on the members of groups; their text is in MembershipMapper.xml. */
interface MembershipMapper {

  /**
   * Changes members, unless one of those added does not exist: then nothing is changed.
   *
   * @return a row for each group that exists, and one for each member that does not
   */
  List<MembershipRow> changeMembers(MembershipStatement statement);

  /** Gives each direct member, in portions; only within a transaction. */
  void members(
      @Param("tenant") int tenant, @Param("group") UUID group, ResultHandler<MemberRow> each);

  /** Removes memberships that deleted groups left, at most so many; how many such groups it saw. */
  int removeRemains(@Param("batch") int batch);
}
