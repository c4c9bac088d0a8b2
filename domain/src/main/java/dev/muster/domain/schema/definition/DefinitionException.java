package dev.muster.domain.schema.definition;

/** A definition that cannot be used; the message is one line that names the place. */
public final class DefinitionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String source;
  private final String path;

  /**
   * @param problem continues the place to a sentence
   */
  public DefinitionException(Place place, String problem) {
    super(place + " " + problem);
    this.source = place.source();
    this.path = place.path();
  }

  /** What was read, such as the name of a file. */
  public String source() {
    return source;
  }

  /** Where in it the problem is, such as {@code attributes[3].type}; empty: all of it. */
  public String path() {
    return path;
  }
}
