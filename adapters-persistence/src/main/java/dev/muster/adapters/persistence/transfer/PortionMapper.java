package dev.muster.adapters.persistence.transfer;

/**
 * The statement that changes members as an import found; its text is in PortionMapper.xml. It needs
 * no temporary table, so that several connections share the work.
 */
interface PortionMapper {

  /** Makes the differences of a portion. */
  ChangedMembers changeMembers(MembershipPortion portion);
}
