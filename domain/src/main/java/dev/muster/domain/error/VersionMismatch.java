package dev.muster.domain.error;

/** The resource has another version than the one that the client expected (RFC 7644 §3.14). */
public final class VersionMismatch extends DirectoryException {

  public VersionMismatch(long actual) {
    super("The resource has changed: its version is W/\"" + actual + "\" now.");
  }
}
