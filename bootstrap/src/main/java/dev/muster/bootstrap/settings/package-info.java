/** Settings from flags, the environment and a file. */
@NullMarked
package dev.muster.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
