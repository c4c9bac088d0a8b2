package dev.muster.adapters.persistence.resource;

import java.util.UUID;

/**
 * Which resource a statement is about.
 *
 * @param type the name of its type; only tables of several types look at it
 */
public record ResourceKey(int tenant, String type, UUID id) {}
