package dev.muster.adapters.persistence.transfer;

import java.util.UUID;

/**
 * A membership that the directory lacks, or has too much.
 *
 * @param ofUser whether the member is a user; otherwise a group
 * @param isNew whether the import made the group
 */
record Difference(UUID groupId, UUID memberId, boolean ofUser, boolean added, boolean isNew) {}
