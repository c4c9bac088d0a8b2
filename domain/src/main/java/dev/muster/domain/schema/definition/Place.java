package dev.muster.domain.schema.definition;

/**
 * A place in a definition, by which errors call it.
 *
 * @param source what was read, such as the name of a file
 * @param path from its outermost object, such as {@code attributes[3].type}; empty: that object
 */
public record Place(String source, String path) {

  private static final int MAX_QUOTED = 80;

  /** The outermost object. */
  public static Place of(String source) {
    return new Place(source, "");
  }

  public Place member(String name) {
    return new Place(source, path.isEmpty() ? name : path + "." + name);
  }

  public Place element(int index) {
    return new Place(source, path + "[" + index + "]");
  }

  DefinitionException refuse(String problem) {
    return new DefinitionException(this, problem);
  }

  /** A text from a definition as a message shows it: on one line, and not endless. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .limit(MAX_QUOTED)
        .map(character -> isVisible(character) ? character : '?')
        .forEach(quoted::appendCodePoint);
    return quoted.append(text.length() > MAX_QUOTED ? "...'" : "'").toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** As messages show it: {@code device.json: attributes[3].type}. */
  @Override
  public String toString() {
    return path.isEmpty() ? source : source + ": " + path;
  }
}
