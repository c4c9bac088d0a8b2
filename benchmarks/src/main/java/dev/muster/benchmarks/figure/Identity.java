package dev.muster.benchmarks.figure;

import java.util.UUID;

/**
 * What is special to one request: in place of these values in the statements that were recorded of
 * one request come those of another.
 *
 * @param id of the user that it is about, or after which a page starts
 * @param text that stands in its values; empty: none
 */
public record Identity(UUID id, String text) {}
