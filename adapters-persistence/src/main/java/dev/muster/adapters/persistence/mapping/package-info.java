/** How MyBatis maps parameters and results. */
@NullMarked
package dev.muster.adapters.persistence.mapping;

import org.jspecify.annotations.NullMarked;
