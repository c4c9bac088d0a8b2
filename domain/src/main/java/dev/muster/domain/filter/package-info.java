/** Filter expressions: parsing, printing and evaluation (RFC 7644 §3.4.2.2). */
@NullMarked
package dev.muster.domain.filter;

import org.jspecify.annotations.NullMarked;
