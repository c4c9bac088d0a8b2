/** Users. */
@NullMarked
package dev.muster.adapters.persistence.user;

import org.jspecify.annotations.NullMarked;
