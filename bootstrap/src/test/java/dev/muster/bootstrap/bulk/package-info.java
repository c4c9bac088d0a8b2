/** Bulks against a real database. */
@NullMarked
package dev.muster.bootstrap.bulk;

import org.jspecify.annotations.NullMarked;
