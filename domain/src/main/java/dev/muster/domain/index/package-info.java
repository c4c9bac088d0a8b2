/** What indexes a directory has, in terms of its schemas, and what they are good for. */
@NullMarked
package dev.muster.domain.index;

import org.jspecify.annotations.NullMarked;
