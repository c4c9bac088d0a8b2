package dev.muster.adapters.cache.freshness;

/**
 * When a read began, as far as it matters to what it may have missed.
 *
 * @param log whose positions they are; those of different logs cannot be compared
 * @param position every write before it is in what was read; servers that share a store share these
 * @param here the same, as this server alone counts its writes and those that it heard of
 */
public record Mark(String log, long position, long here) {}
