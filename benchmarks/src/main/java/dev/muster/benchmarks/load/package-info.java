/** Puts load on a server over HTTP, and says what came back and when. */
@NullMarked
package dev.muster.benchmarks.load;

import org.jspecify.annotations.NullMarked;
