/** Changes to resources by PATCH (RFC 7644 §3.5.2). */
@NullMarked
package dev.muster.domain.patch;

import org.jspecify.annotations.NullMarked;
