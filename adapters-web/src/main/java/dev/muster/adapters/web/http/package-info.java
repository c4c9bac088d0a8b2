/** HTTP itself: listening, addresses, tokens, bodies and errors. */
@NullMarked
package dev.muster.adapters.web.http;

import org.jspecify.annotations.NullMarked;
