/** What each index costs a write. */
@NullMarked
package dev.muster.benchmarks.indexes;

import org.jspecify.annotations.NullMarked;
