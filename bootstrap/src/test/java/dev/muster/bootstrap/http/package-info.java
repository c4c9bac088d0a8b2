/** The protocol over real HTTP. */
@NullMarked
package dev.muster.bootstrap.http;

import org.jspecify.annotations.NullMarked;
