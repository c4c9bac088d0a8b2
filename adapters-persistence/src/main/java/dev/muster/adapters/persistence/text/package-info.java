/** The texts of statements that are put together of parts: each is composed once and kept. */
@NullMarked
package dev.muster.adapters.persistence.text;

import org.jspecify.annotations.NullMarked;
