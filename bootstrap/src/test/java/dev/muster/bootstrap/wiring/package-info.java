/** Several servers on one database. */
@NullMarked
package dev.muster.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
