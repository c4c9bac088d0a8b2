/** Secret keys that all servers of a directory share. */
@NullMarked
package dev.muster.adapters.persistence.key;

import org.jspecify.annotations.NullMarked;
