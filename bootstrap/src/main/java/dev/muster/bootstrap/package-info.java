/** The program. */
@NullMarked
package dev.muster.bootstrap;

import org.jspecify.annotations.NullMarked;
