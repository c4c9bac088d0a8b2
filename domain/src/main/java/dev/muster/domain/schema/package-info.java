/** Schemas, their attributes and characteristics (RFC 7643 §2.2, §7). */
@NullMarked
package dev.muster.domain.schema;

import org.jspecify.annotations.NullMarked;
