package dev.muster.application.port.out;

import dev.muster.domain.resource.Meta;

/**
 * A group after a change of its members.
 *
 * @param meta as they are now
 * @param ofUsersOnly true only if the change named none but users who exist: then, whether it found
 *     them as it wanted them or not, nobody else is in other groups because of it
 */
public record ChangedGroup(Meta meta, boolean ofUsersOnly) {}
