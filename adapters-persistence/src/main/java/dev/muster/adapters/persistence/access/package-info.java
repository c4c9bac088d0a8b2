/** Tenants and access tokens. */
@NullMarked
package dev.muster.adapters.persistence.access;

import org.jspecify.annotations.NullMarked;
