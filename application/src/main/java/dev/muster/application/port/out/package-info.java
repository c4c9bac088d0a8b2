/** What the directory needs of the world around it. */
@NullMarked
package dev.muster.application.port.out;

import org.jspecify.annotations.NullMarked;
