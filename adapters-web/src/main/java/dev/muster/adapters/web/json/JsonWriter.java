package dev.muster.adapters.web.json;

import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes trees of values as JSON in UTF-8, without white space, in the order of the tree. */
public final class JsonWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final int TYPICAL_SIZE = 2_048;

  private JsonWriter() {}

  public static byte[] write(Value value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_SIZE);
    write(value, bytes);
    return bytes.toByteArray();
  }

  static void write(Value value, ByteArrayOutputStream bytes) {
    try (JsonGenerator generator = generator(bytes)) {
      write(generator, value);
    }
  }

  /**
   * Writes complex values, each with one attribute more at its end.
   *
   * @param more makes the text of the attribute
   */
  static void write(
      List<Value.Complex> values,
      String name,
      Function<Value.Complex, String> more,
      ByteArrayOutputStream bytes) {
    try (JsonGenerator generator = generator(bytes)) {
      generator.writeStartArray();
      for (Value.Complex value : values) {
        generator.writeStartObject();
        writeAttributes(generator, value.attributes());
        generator.writeStringProperty(name, more.apply(value));
        generator.writeEndObject();
      }
      generator.writeEndArray();
    }
  }

  private static JsonGenerator generator(ByteArrayOutputStream bytes) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);
  }

  private static void write(JsonGenerator json, Value value) {
    switch (value) {
      case Value.Text(String text) -> json.writeString(text);
      case Value.Reference(String uri) -> json.writeString(uri);
      case Value.Binary(String base64) -> json.writeString(base64);
      case Value.DateTime(var moment) -> json.writeString(DateTimes.format(moment));
      case Value.Bool(boolean bool) -> json.writeBoolean(bool);
      case Value.WholeNumber(long number) -> json.writeNumber(number);
      case Value.DecimalNumber(BigDecimal number) -> json.writeNumber(number);
      case Value.Complex(Map<String, Value> attributes) -> {
        json.writeStartObject();
        writeAttributes(json, attributes);
        json.writeEndObject();
      }
      case Value.Multiple(List<Value> elements) -> {
        json.writeStartArray();
        elements.forEach(element -> write(json, element));
        json.writeEndArray();
      }
    }
  }

  private static void writeAttributes(JsonGenerator json, Map<String, Value> attributes) {
    attributes.forEach(
        (name, attribute) -> {
          json.writeName(name);
          write(json, attribute);
        });
  }
}
