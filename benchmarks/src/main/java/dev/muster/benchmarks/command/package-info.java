/** The command line. */
@NullMarked
package dev.muster.benchmarks.command;

import org.jspecify.annotations.NullMarked;
