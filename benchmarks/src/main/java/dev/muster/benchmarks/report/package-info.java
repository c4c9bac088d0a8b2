/** What came out, and the ways to show it. */
@NullMarked
package dev.muster.benchmarks.report;

import org.jspecify.annotations.NullMarked;
