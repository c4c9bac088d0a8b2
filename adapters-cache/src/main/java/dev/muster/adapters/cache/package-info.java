/** Caching decorators of the outgoing ports. */
@NullMarked
package dev.muster.adapters.cache;

import org.jspecify.annotations.NullMarked;
