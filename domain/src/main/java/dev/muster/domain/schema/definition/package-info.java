/** Schemas and resource types that an operator defines in files (RFC 7643 §6, §7). */
@NullMarked
package dev.muster.domain.schema.definition;

import org.jspecify.annotations.NullMarked;
