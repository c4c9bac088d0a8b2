/** What is kept of reads, under which keys, and as which bytes. */
@NullMarked
package dev.muster.adapters.cache.store;

import org.jspecify.annotations.NullMarked;
