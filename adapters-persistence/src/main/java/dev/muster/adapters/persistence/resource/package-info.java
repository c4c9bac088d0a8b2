/** What all tables of resources have in common. */
@NullMarked
package dev.muster.adapters.persistence.resource;

import org.jspecify.annotations.NullMarked;
