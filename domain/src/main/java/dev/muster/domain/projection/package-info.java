/** Selection of the attributes that an answer carries (RFC 7644 §3.9). */
@NullMarked
package dev.muster.domain.projection;

import org.jspecify.annotations.NullMarked;
