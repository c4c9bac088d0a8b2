/** The hot inner parts, by JMH. */
@NullMarked
package dev.muster.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
