/** What the modules promise each other, checked on the compiled classes. */
@NullMarked
package dev.muster.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
