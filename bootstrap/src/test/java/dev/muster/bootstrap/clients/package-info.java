/** SCIM clients that others wrote, and the examples of the RFC, against a running server. */
@NullMarked
package dev.muster.bootstrap.clients;

import org.jspecify.annotations.NullMarked;
