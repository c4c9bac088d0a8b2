package dev.muster.adapters.persistence.transfer;

/**
 * How many memberships will come and go.
 *
 * @param pages of the table that has them
 */
record Differences(long added, long removed, long pages) {}
