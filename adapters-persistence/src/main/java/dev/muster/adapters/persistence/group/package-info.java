/** Groups and their members. */
@NullMarked
package dev.muster.adapters.persistence.group;

import org.jspecify.annotations.NullMarked;
