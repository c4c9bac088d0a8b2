/** Filters and sorts as SQL. */
@NullMarked
package dev.muster.adapters.persistence.search;

import org.jspecify.annotations.NullMarked;
