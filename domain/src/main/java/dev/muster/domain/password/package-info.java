/** Passwords, as far as the directory knows them (RFC 7643 §4.1.1). */
@NullMarked
package dev.muster.domain.password;

import org.jspecify.annotations.NullMarked;
