package dev.muster.adapters.cache.store;

import dev.muster.domain.value.Value;
import java.math.BigDecimal;

/**
 * About how much room values take in the heap, in bytes, with references of 32 bits. Names of
 * attributes are not counted: most are shared.
 */
final class ValueSize {

  private static final int OBJECT = 16;
  private static final int STRING = 44;
  private static final int LIST = 56;

  /** Of a complex value that has few attributes, and of each of these. */
  private static final int COMPLEX = 80;

  private static final int ATTRIBUTE = 8;

  /** Of one that keeps them in a hash table, and of each of these. */
  private static final int TABLE = 120;

  private static final int ENTRY = 60;

  private static final char LAST_OF_ONE_BYTE = '\u00ff';

  private ValueSize() {}

  static long of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text(text);
      case Value.Reference(String uri) -> text(uri);
      case Value.Binary(String base64) -> text(base64);
      case Value.Bool _ -> OBJECT;
      case Value.WholeNumber _ -> OBJECT + Long.BYTES;
      case Value.DateTime _ -> OBJECT + 24;
      case Value.DecimalNumber(BigDecimal number) ->
          OBJECT + 80 + number.unscaledValue().bitLength() / 8;
      case Value.Complex(var attributes) -> {
        boolean few = attributes.size() <= Value.Complex.FEW;
        long size = attributes.isEmpty() ? 0 : few ? COMPLEX : TABLE;
        for (Value attribute : attributes.values()) {
          size += (few ? ATTRIBUTE : ENTRY) + of(attribute);
        }
        yield size;
      }
      case Value.Multiple(var values) -> {
        long size = LIST;
        for (Value element : values) {
          size += Integer.BYTES + of(element);
        }
        yield size;
      }
    };
  }

  private static long text(String text) {
    int width = 1;
    for (int i = 0; i < text.length() && width == 1; i++) {
      if (text.charAt(i) > LAST_OF_ONE_BYTE) {
        width = 2;
      }
    }
    return OBJECT + STRING + (long) width * text.length();
  }
}
