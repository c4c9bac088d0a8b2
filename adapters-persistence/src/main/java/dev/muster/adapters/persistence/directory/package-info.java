/** Searches of all resource types at once. */
@NullMarked
package dev.muster.adapters.persistence.directory;

import org.jspecify.annotations.NullMarked;
