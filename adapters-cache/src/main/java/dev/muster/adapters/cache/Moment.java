package dev.muster.adapters.cache;

/**
 * What had been written when a read began, as far as it matters to what is read.
 *
 * @param generation of the key
 * @param documents the epoch of the documents of the type
 * @param relations the epoch of their relations; 0 if they are not read
 */
public record Moment(long generation, long documents, long relations) {}
