package dev.muster.adapters.persistence.transfer;

/** Where a file had a key before. */
record NotedLine(String key, long line) {}
