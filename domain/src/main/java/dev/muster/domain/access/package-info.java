/** Tenants, access tokens and what they allow. */
@NullMarked
package dev.muster.domain.access;

import org.jspecify.annotations.NullMarked;
