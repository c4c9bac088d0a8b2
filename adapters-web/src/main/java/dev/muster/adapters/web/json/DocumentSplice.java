package dev.muster.adapters.web.json;

import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is stored, with what is kept apart from it spliced in before its last brace, so
 * that no tree is built of it. Used once.
 */
public final class DocumentSplice {

  private static final int TYPICAL_ADDITION = 512;

  private final Document document;
  private final ByteArrayOutputStream added = new ByteArrayOutputStream(TYPICAL_ADDITION);

  public DocumentSplice(Document document) {
    this.document = document;
  }

  /** Adds an attribute that the document does not have. */
  public DocumentSplice with(String name, Value value) {
    write(",\"" + name + "\":");
    JsonWriter.write(value, added);
    return this;
  }

  /**
   * Adds an attribute of complex values, each with one sub-attribute more.
   *
   * @param more makes the text of the sub-attribute
   */
  public DocumentSplice with(
      String name, List<Value.Complex> values, String last, Function<Value.Complex, String> more) {
    write(",\"" + name + "\":");
    JsonWriter.write(values, last, more, added);
    return this;
  }

  /** Adds {@code meta} (RFC 7643 §3.1). */
  public DocumentSplice withMeta(
      ResourceType type, Meta meta, String version, @Nullable String location) {
    write(
        ",\""
            + CommonAttributes.META.name()
            + "\":{\"resourceType\":\""
            + type.name()
            + "\",\"created\":\""
            + DateTimes.format(meta.created())
            + "\",\"lastModified\":\""
            + DateTimes.format(meta.lastModified())
            + "\",\"version\":\""
            + version.replace("\"", "\\\"")
            + (location == null ? "\"}" : "\",\"location\":\"" + location + "\"}"));
    return this;
  }

  /** The whole object. */
  public byte[] bytes() {
    byte[] first = document.bytes();
    byte[] json = Arrays.copyOf(first, first.length + added.size());
    System.arraycopy(added.toByteArray(), 0, json, first.length - 1, added.size());
    json[json.length - 1] = '}';
    return json;
  }

  private void write(String text) {
    added.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
