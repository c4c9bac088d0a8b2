/** Attribute values as an immutable tree (RFC 7643 §2.3). */
@NullMarked
package dev.muster.domain.value;

import org.jspecify.annotations.NullMarked;
