/** The command line. */
@NullMarked
package dev.muster.bootstrap.command;

import org.jspecify.annotations.NullMarked;
