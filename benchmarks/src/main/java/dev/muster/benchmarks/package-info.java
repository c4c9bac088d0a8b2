/** Measures Muster as a whole against ceilings that are measured beside it. */
@NullMarked
package dev.muster.benchmarks;

import org.jspecify.annotations.NullMarked;
