package dev.muster.adapters.persistence.group;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a change of members came to.
 *
 * @param unknown null: the row is about the group; else the id of a member that does not exist and
 *     was to be added to it
 * @param moved whether nothing was done because the members that were to be cleared changed while
 *     the statement waited for the lock
 * @param accepted whether the group had a version that was accepted
 */
record MembershipRow(
    UUID id,
    @Nullable UUID unknown,
    boolean moved,
    boolean accepted,
    long version,
    Instant created,
    Instant lastModified) {}
