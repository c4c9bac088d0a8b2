/** The indexes of the tables in terms of the schemas: default ones and those that were added. */
@NullMarked
package dev.muster.adapters.persistence.index;

import org.jspecify.annotations.NullMarked;
