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
 * @param unfinished whether there are more to be cleared, so that the statement has to go on
 * @param touched whether the members of the group changed
 * @param ofUsersOnly whether the statement named none but users, and not too many came or went to
 *     be named in the log
 * @param accepted whether the group had a version that was accepted
 */
record MembershipRow(
    UUID id,
    @Nullable UUID unknown,
    boolean moved,
    boolean unfinished,
    boolean touched,
    boolean ofUsersOnly,
    boolean accepted,
    long version,
    Instant created,
    Instant lastModified) {}
