/** The outgoing ports kept in memory, for tests; they pass the same contracts as the real ones. */
@NullMarked
package dev.muster.application.memory;

import org.jspecify.annotations.NullMarked;
