package dev.muster.benchmarks.run;

import dev.muster.benchmarks.figure.Workload;

/**
 * A figure that can be measured in one directory.
 *
 * @param requestBytes of a sample request
 * @param responseBytes of the body of its answer
 * @param statements that Muster executed for it, without those that looked up the token
 * @param tokenStatements those that did
 */
record Prepared(
    Workload workload, int requestBytes, int responseBytes, int statements, int tokenStatements) {}
