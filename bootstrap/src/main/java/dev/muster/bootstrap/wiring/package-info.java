/** How the parts are put together. */
@NullMarked
package dev.muster.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
