package dev.muster.domain.error;

/** The tenant has no resource of the type with the id. */
public final class ResourceNotFound extends DirectoryException {

  public ResourceNotFound(String type, String id) {
    super(type + " " + (id.length() <= 64 ? id : id.substring(0, 64) + "...") + " not found.");
  }
}
