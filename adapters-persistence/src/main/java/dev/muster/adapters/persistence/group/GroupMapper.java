package dev.muster.adapters.persistence.group;

import dev.muster.adapters.persistence.resource.ResourceMapper;

/** The statements on groups; their text is in GroupMapper.xml. */
interface GroupMapper extends ResourceMapper<GroupRecord, GroupBatch> {}
