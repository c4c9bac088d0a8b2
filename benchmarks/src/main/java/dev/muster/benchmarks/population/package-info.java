/** The people and groups of a measured directory, the same for the same seed. */
@NullMarked
package dev.muster.benchmarks.population;

import org.jspecify.annotations.NullMarked;
