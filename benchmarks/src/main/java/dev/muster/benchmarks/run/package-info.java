/** The order of a measurement: preparing, taking turns, counting. */
@NullMarked
package dev.muster.benchmarks.run;

import org.jspecify.annotations.NullMarked;
