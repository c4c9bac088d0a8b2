package dev.muster.adapters.persistence.transfer;

import java.util.UUID;

/** What a file calls a resource, or has of it that is unique. */
record NotedRow(String key, long line, UUID id, String type) {}
