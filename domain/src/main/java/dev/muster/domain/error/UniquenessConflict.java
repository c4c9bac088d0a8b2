package dev.muster.domain.error;

/** A value that must be unique is taken by another resource (scimType uniqueness). */
public final class UniquenessConflict extends DirectoryException {

  public UniquenessConflict(String attribute) {
    super("A resource with this " + attribute + " exists already.");
  }
}
