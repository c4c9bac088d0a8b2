/** How the store carries out a statement, and what is to be said of it. */
@NullMarked
package dev.muster.application.port.plan;

import org.jspecify.annotations.NullMarked;
