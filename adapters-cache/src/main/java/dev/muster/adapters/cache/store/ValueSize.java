package dev.muster.adapters.cache.store;

import dev.muster.domain.value.Value;
import java.math.BigDecimal;

/** About how much room values take in the heap, in bytes. */
final class ValueSize {

  private static final int OBJECT = 24;
  private static final int COMPLEX = 120;
  private static final int ENTRY = 60;

  private ValueSize() {}

  static long of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text(text);
      case Value.Reference(String uri) -> text(uri);
      case Value.Binary(String base64) -> text(base64);
      case Value.Bool _, Value.WholeNumber _, Value.DateTime _ -> OBJECT;
      case Value.DecimalNumber(BigDecimal number) ->
          OBJECT + number.unscaledValue().bitLength() / 8;
      case Value.Complex(var attributes) -> {
        long size = attributes.isEmpty() ? 0 : COMPLEX;
        for (Value attribute : attributes.values()) {
          size += ENTRY + of(attribute);
        }
        yield size;
      }
      case Value.Multiple(var values) -> {
        long size = OBJECT;
        for (Value element : values) {
          size += of(element);
        }
        yield size;
      }
    };
  }

  private static long text(String text) {
    return 2L * OBJECT + 2L * text.length();
  }
}
