/** The tables, and what the server must be like. */
@NullMarked
package dev.muster.adapters.persistence.migration;

import org.jspecify.annotations.NullMarked;
