/** Tokens, which live in memory for a moment. */
@NullMarked
package dev.muster.adapters.cache.token;

import org.jspecify.annotations.NullMarked;
