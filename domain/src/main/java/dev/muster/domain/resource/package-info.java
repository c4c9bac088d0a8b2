/** Resources, their identity and metadata (RFC 7643 §3). */
@NullMarked
package dev.muster.domain.resource;

import org.jspecify.annotations.NullMarked;
