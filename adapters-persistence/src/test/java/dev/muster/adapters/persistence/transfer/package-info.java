/** Tests of imports. */
@NullMarked
package dev.muster.adapters.persistence.transfer;

import org.jspecify.annotations.NullMarked;
