/** Connections: the pool, admission to it, and what their errors mean. */
@NullMarked
package dev.muster.adapters.persistence.connection;

import org.jspecify.annotations.NullMarked;
