/** Case folding and ordering of text, the same in Java and in the database. */
@NullMarked
package dev.muster.domain.text;

import org.jspecify.annotations.NullMarked;
