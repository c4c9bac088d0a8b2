package dev.muster.domain.index;

/**
 * An index and how it does.
 *
 * @param bytes on disk
 * @param scans how often a search used it since the statistics were reset
 * @param valid whether it is complete; what an interrupted build left is not, and serves nothing
 */
public record IndexStatus(AttributeIndex index, long bytes, long scans, boolean valid) {}
