/** What Muster does to be fast, each beside the same work done without it. */
@NullMarked
package dev.muster.benchmarks.technique;

import org.jspecify.annotations.NullMarked;
