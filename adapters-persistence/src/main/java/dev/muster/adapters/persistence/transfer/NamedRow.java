package dev.muster.adapters.persistence.transfer;

import java.util.UUID;

/** Who has a unique value. */
record NamedRow(String key, UUID id) {}
