/** The operator's own schemas and resource types. */
@NullMarked
package dev.muster.bootstrap.schema;

import org.jspecify.annotations.NullMarked;
