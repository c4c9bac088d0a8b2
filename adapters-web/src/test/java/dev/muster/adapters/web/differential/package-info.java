/** Muster compared with independent implementations: see src/test/differential/README.md. */
@NullMarked
package dev.muster.adapters.web.differential;

import org.jspecify.annotations.NullMarked;
