/** How fresh what was read is, and what has been written since. */
@NullMarked
package dev.muster.adapters.cache.freshness;

import org.jspecify.annotations.NullMarked;
