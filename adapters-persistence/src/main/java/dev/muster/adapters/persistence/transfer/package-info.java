/** Imports of many resources at once. */
@NullMarked
package dev.muster.adapters.persistence.transfer;

import org.jspecify.annotations.NullMarked;
