/** What a list asks for: filter, order, page and attributes (RFC 7644 §3.4.2). */
@NullMarked
package dev.muster.domain.query;

import org.jspecify.annotations.NullMarked;
