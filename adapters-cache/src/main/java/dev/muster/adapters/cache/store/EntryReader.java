package dev.muster.adapters.cache.store;

import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads bytes that anybody may have written: nothing is taken on trust that costs more than the
 * bytes themselves.
 */
final class EntryReader {

  /** Deeper than any schema allows values to be. */
  private static final int MAX_DEPTH = 16;

  private final ByteBuffer in;

  /** Of attributes, each once: most recur in each value of a relation. */
  private final Map<String, String> names = new HashMap<>();

  private int depth;

  EntryReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  boolean flag() {
    return switch (octet()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new CorruptEntryException("neither true nor false");
    };
  }

  private byte octet() {
    need(1);
    return in.get();
  }

  long number() {
    need(Long.BYTES);
    return in.getLong();
  }

  /** From 0. */
  int count() {
    need(Integer.BYTES);
    int count = in.getInt();
    if (count < 0) {
      throw new CorruptEntryException("a negative count");
    }
    return count;
  }

  byte[] bytes() {
    int length = count();
    need(length);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Each element takes a byte at least. */
  <T> List<T> list(Supplier<T> element) {
    int size = count();
    need(size);
    List<T> elements = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      elements.add(element.get());
    }
    return elements;
  }

  Value.Complex complex() {
    if (value() instanceof Value.Complex complex) {
      return complex;
    }
    throw new CorruptEntryException("not a complex value");
  }

  private Value value() {
    return switch (ValueTag.of(octet())) {
      case TEXT -> new Value.Text(text());
      case REFERENCE -> new Value.Reference(text());
      case BINARY -> new Value.Binary(text());
      case DECIMAL -> new Value.DecimalNumber(new BigDecimal(text()));
      case BOOLEAN -> new Value.Bool(flag());
      case INTEGER -> new Value.WholeNumber(number());
      case DATE_TIME -> new Value.DateTime(Instant.ofEpochMilli(number()));
      case COMPLEX -> nested(this::attributes);
      case MULTIPLE -> nested(() -> new Value.Multiple(list(this::value)));
    };
  }

  private Value attributes() {
    int size = count();
    need(size);
    Map<String, Value> attributes = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      attributes.put(names.computeIfAbsent(text(), name -> name), value());
    }
    return attributes.isEmpty() ? Value.Complex.EMPTY : new Value.Complex(attributes);
  }

  private Value nested(Supplier<Value> value) {
    if (++depth > MAX_DEPTH) {
      throw new CorruptEntryException("too deep");
    }
    Value read = value.get();
    depth--;
    return read;
  }

  private void need(int bytes) {
    if (in.remaining() < bytes) {
      throw new CorruptEntryException("too short");
    }
  }

  /** Nothing may follow. */
  void end() {
    if (in.hasRemaining()) {
      throw new CorruptEntryException("too long");
    }
  }
}
