/** The directory over HTTP. */
@NullMarked
package dev.muster.adapters.web;

import org.jspecify.annotations.NullMarked;
