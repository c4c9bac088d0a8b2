/** What operators see of a server: metrics, log and traces. */
@NullMarked
package dev.muster.bootstrap.operations;

import org.jspecify.annotations.NullMarked;
