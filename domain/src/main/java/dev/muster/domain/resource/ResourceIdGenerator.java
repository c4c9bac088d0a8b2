package dev.muster.domain.resource;

/** Makes identifiers that were never used before. */
@FunctionalInterface
public interface ResourceIdGenerator {

  ResourceId next();
}
