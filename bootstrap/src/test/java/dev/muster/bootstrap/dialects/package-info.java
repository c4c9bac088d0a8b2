/** What identity providers send, as they send it, and what the design promises on the wire. */
@NullMarked
package dev.muster.bootstrap.dialects;

import org.jspecify.annotations.NullMarked;
