/** What work costs, told by those who do it. */
@NullMarked
package dev.muster.application.port.profile;

import org.jspecify.annotations.NullMarked;
