/** How the log of a server looks. */
@NullMarked
package dev.muster.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
