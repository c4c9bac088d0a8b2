/** JSON as trees of values, and back. */
@NullMarked
package dev.muster.adapters.web.json;

import org.jspecify.annotations.NullMarked;
