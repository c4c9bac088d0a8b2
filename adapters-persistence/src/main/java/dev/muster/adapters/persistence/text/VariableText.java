package dev.muster.adapters.persistence.text;

import org.jspecify.annotations.Nullable;

/** A parameter object on which not only the values, but also the text of its statement depends. */
public interface VariableText {

  /**
   * All that the text depends on within one mapped statement: where shapes are equal, only values
   * differ.
   *
   * @return null if there are too many texts to keep them composed and prepared
   */
  @Nullable Object shape();
}
