/** What runs in those processes: Muster, and the ceilings. */
@NullMarked
package dev.muster.benchmarks.server;

import org.jspecify.annotations.NullMarked;
