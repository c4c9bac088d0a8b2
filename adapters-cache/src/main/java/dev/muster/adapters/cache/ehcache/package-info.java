/** Entries in this process, by Ehcache. */
@NullMarked
package dev.muster.adapters.cache.ehcache;

import org.jspecify.annotations.NullMarked;
