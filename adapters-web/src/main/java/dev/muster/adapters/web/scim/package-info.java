/** The SCIM protocol (RFC 7644). */
@NullMarked
package dev.muster.adapters.web.scim;

import org.jspecify.annotations.NullMarked;
