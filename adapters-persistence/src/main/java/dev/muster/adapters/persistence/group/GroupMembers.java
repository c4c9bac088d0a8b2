package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.search.Conditions;
import dev.muster.adapters.persistence.search.Relation;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.schema.Attribute;
import java.util.UUID;

/** The direct members of a group, by the function members_of. */
final class GroupMembers implements Relation {

  @Override
  public Attribute attribute() {
    return Relations.MEMBERS;
  }

  @Override
  public String values() {
    return "members_of(groups.tenant_id, groups.id)";
  }

  @Override
  public boolean isReadApart() {
    return true;
  }

  /**
   * Indexes: group_members_member, group_nesting_child and, of the groups, groups_pk. An array is
   * looked up by any plan, also beside other conditions with OR.
   */
  @Override
  public void leadsTo(UUID id, Conditions conditions) {
    conditions
        .append(
            "id = any (array(select group_id from group_members"
                + " where tenant_id = #{tenant} and member_id = ")
        .bind(id)
        .append(
            " union all select n.parent_id from group_nesting n join groups child"
                + " on child.tenant_id = n.tenant_id and child.id = n.child_id"
                + " where n.tenant_id = #{tenant} and n.child_id = ")
        .bind(id)
        .append("))");
  }
}
