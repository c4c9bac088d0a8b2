package dev.muster.adapters.persistence.user;

import dev.muster.adapters.persistence.resource.ResourceMapper;

/** The statements on users; their text is in UserMapper.xml. */
interface UserMapper extends ResourceMapper<UserRecord, UserBatch> {}
