/** Plans of statements, as PostgreSQL makes them: read, shown and judged without a value. */
@NullMarked
package dev.muster.adapters.persistence.plan;

import org.jspecify.annotations.NullMarked;
