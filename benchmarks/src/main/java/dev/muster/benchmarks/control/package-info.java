/** Processes of their own for what is measured, and the line over which they are asked. */
@NullMarked
package dev.muster.benchmarks.control;

import org.jspecify.annotations.NullMarked;
