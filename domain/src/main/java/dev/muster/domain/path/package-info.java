/** Attribute paths, resolved against a resource type (RFC 7644 §3.10). */
@NullMarked
package dev.muster.domain.path;

import org.jspecify.annotations.NullMarked;
