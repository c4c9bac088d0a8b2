/** What the directory does for its callers. */
@NullMarked
package dev.muster.application.port.in;

import org.jspecify.annotations.NullMarked;
