/** Whether the tests of this module notice when a guard of coherence is gone. */
@NullMarked
package dev.muster.adapters.cache.mutation;

import org.jspecify.annotations.NullMarked;
