/** What can go wrong in the directory, in the terms of RFC 7644 §3.12. */
@NullMarked
package dev.muster.domain.error;

import org.jspecify.annotations.NullMarked;
