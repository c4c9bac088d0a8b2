/**
 * PostgreSQL run by Muster itself, in a folder of its own, as a production database.
 *
 * <p>{@link dev.muster.bootstrap.embedded.EmbeddedDatabase} is the way in; everything else is
 * package-private, apart from what it takes and throws.
 */
@NullMarked
package dev.muster.bootstrap.embedded;

import org.jspecify.annotations.NullMarked;
