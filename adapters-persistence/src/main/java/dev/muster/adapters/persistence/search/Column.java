package dev.muster.adapters.persistence.search;

import dev.muster.domain.path.AttributePath;

/**
 * A column that was extracted from the document.
 *
 * @param path the single-valued attribute whose value it holds
 * @param value the column with the value as the client sent it
 * @param key the column by which to compare and order, often the same
 */
public record Column(AttributePath path, String value, String key, Kind kind) {}
