/** Password hashes by Argon2id. */
@NullMarked
package dev.muster.adapters.persistence.password;

import org.jspecify.annotations.NullMarked;
