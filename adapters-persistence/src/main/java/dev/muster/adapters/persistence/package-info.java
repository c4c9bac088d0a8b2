/** The outgoing ports on PostgreSQL. */
@NullMarked
package dev.muster.adapters.persistence;

import org.jspecify.annotations.NullMarked;
