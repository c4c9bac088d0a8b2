/** The use cases. */
@NullMarked
package dev.muster.application.service;

import org.jspecify.annotations.NullMarked;
