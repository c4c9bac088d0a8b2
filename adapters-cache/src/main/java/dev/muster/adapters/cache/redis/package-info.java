/** Entries that several servers share, in Redis or Valkey. */
@NullMarked
package dev.muster.adapters.cache.redis;

import org.jspecify.annotations.NullMarked;
