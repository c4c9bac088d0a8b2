/** The rules that this module keeps. */
@NullMarked
package dev.muster.benchmarks.architecture;

import org.jspecify.annotations.NullMarked;
