package dev.muster.adapters.persistence.group;

import java.util.List;

/** The statements on memberships; their text is in GroupMemberMapper.xml. */
interface GroupMemberMapper {

  List<GroupMemberRow> search(GroupMemberStatement search);

  long count(GroupMemberStatement search);
}
