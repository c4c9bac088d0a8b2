/** What is measured: the requests, and what a ceiling needs to know of them. */
@NullMarked
package dev.muster.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
