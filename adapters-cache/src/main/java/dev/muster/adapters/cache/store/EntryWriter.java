package dev.muster.adapters.cache.store;

import dev.muster.domain.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes what {@link EntryReader} reads. */
final class EntryWriter {

  private static final int OVERHEAD = 256;

  private ByteBuffer out;

  /**
   * @param size about, in bytes
   */
  EntryWriter(int size) {
    out = ByteBuffer.allocate(size + OVERHEAD);
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      int length = Math.addExact(out.position(), bytes);
      out =
          ByteBuffer.wrap(Arrays.copyOf(out.array(), Math.addExact(length, length / 2)))
              .position(out.position());
    }
    return out;
  }

  void flag(boolean flag) {
    room(1).put((byte) (flag ? 1 : 0));
  }

  void number(long number) {
    room(Long.BYTES).putLong(number);
  }

  void count(int count) {
    room(Integer.BYTES).putInt(count);
  }

  void bytes(byte[] bytes) {
    count(bytes.length);
    room(bytes.length).put(bytes);
  }

  void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  void value(Value value) {
    switch (value) {
      case Value.Text(String text) -> tagged(ValueTag.TEXT, text);
      case Value.Reference(String uri) -> tagged(ValueTag.REFERENCE, uri);
      case Value.Binary(String base64) -> tagged(ValueTag.BINARY, base64);
      case Value.DecimalNumber(var number) -> tagged(ValueTag.DECIMAL, number.toString());
      case Value.Bool(boolean flag) -> {
        tag(ValueTag.BOOLEAN);
        flag(flag);
      }
      case Value.WholeNumber(long number) -> {
        tag(ValueTag.INTEGER);
        number(number);
      }
      case Value.DateTime(var moment) -> {
        tag(ValueTag.DATE_TIME);
        number(moment.toEpochMilli());
      }
      case Value.Complex(var attributes) -> {
        tag(ValueTag.COMPLEX);
        count(attributes.size());
        attributes.forEach(
            (name, attribute) -> {
              text(name);
              value(attribute);
            });
      }
      case Value.Multiple(var values) -> {
        tag(ValueTag.MULTIPLE);
        count(values.size());
        values.forEach(this::value);
      }
    }
  }

  private void tagged(ValueTag tag, String text) {
    tag(tag);
    text(text);
  }

  private void tag(ValueTag tag) {
    room(1).put(tag.letter());
  }

  byte[] bytes() {
    return Arrays.copyOf(out.array(), out.position());
  }
}
