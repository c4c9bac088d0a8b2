/** The change log and the totals that come from it. */
@NullMarked
package dev.muster.adapters.persistence.change;

import org.jspecify.annotations.NullMarked;
