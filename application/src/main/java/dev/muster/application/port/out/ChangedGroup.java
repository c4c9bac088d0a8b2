package dev.muster.application.port.out;

import dev.muster.domain.resource.Meta;

/**
 * A group after a change of its members.
 *
 * @param meta as they are now
 * @param ofUsersOnly true only if nothing happened but that some users came or went, and not very
 *     many: then nobody else is in other groups than before
 */
public record ChangedGroup(Meta meta, boolean ofUsersOnly) {}
