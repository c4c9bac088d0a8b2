package dev.muster.adapters.persistence.resource;

import org.jspecify.annotations.Nullable;

/** Arrays as text, for arrays of arrays: unnest takes those apart to the last element. */
public final class ArrayLiteral {

  private ArrayLiteral() {}

  /** The array as PostgreSQL reads it (manual, §8.15.2). */
  public static @Nullable String of(String @Nullable [] elements) {
    if (elements == null) {
      return null;
    }
    StringBuilder literal = new StringBuilder("{");
    for (String element : elements) {
      literal.append(literal.length() == 1 ? "\"" : ",\"");
      literal.append(element.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return literal.append('}').toString();
  }
}
