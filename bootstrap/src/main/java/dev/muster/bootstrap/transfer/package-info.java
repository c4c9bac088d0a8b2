/** Files of resources, read in constant memory. */
@NullMarked
package dev.muster.bootstrap.transfer;

import org.jspecify.annotations.NullMarked;
