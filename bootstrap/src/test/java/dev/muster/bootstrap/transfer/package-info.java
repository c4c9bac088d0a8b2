/** Reading of files of resources. */
@NullMarked
package dev.muster.bootstrap.transfer;

import org.jspecify.annotations.NullMarked;
