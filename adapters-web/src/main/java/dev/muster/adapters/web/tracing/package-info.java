/** Traces of requests, by OpenTelemetry. */
@NullMarked
package dev.muster.adapters.web.tracing;

import org.jspecify.annotations.NullMarked;
