package dev.muster.adapters.persistence.transfer;

/** Memberships that came and went, or will. */
record ChangedMembers(long added, long removed) {}
