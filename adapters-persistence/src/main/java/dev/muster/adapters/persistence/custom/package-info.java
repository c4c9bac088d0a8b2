/** Resources of the types that a server's own schemas define. */
@NullMarked
package dev.muster.adapters.persistence.custom;

import org.jspecify.annotations.NullMarked;
