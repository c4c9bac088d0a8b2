package dev.muster.adapters.persistence.resource;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.text.CaseFolding;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text that an index holds. */
public final class IndexedText {

  /**
   * An index entry has to fit into a third of a page of 8 KiB, together with the tenant and the id.
   */
  private static final int MAX_BYTES = 2_000;

  private IndexedText() {}

  /**
   * The text, if it is short enough.
   *
   * @throws InvalidRequest (invalidValue) if not
   */
  public static String of(String attribute, String key) {
    boolean fits =
        key.length() <= MAX_BYTES / 4 || key.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    if (!fits) {
      throw InvalidRequest.value(attribute + " is longer than " + MAX_BYTES + " bytes in UTF-8.");
    }
    return key;
  }

  public static @Nullable String ofOptional(String attribute, @Nullable String key) {
    return key == null ? null : of(attribute, key);
  }

  /** The text folded. */
  public static String folded(String attribute, String text) {
    return of(attribute, CaseFolding.fold(text));
  }

  public static @Nullable String foldedOptional(String attribute, @Nullable String text) {
    return text == null ? null : folded(attribute, text);
  }
}
