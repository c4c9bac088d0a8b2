package dev.muster.adapters.web.json;

import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is stored, with what is kept apart from it spliced in before its last brace, so
 * that no tree is built of it. Used once.
 */
public final class DocumentSplice {

  private static final int TYPICAL_ADDITION = 512;

  private final ByteArrayOutputStream json;

  public DocumentSplice(Document document) {
    byte[] bytes = document.bytes();
    this.json = new ByteArrayOutputStream(bytes.length + TYPICAL_ADDITION);
    json.write(bytes, 0, bytes.length - 1);
  }

  /** Adds an attribute that the document does not have. */
  public DocumentSplice with(String name, Value value) {
    write(",\"" + name + "\":");
    json.writeBytes(JsonWriter.write(value));
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
    json.write('}');
    return json.toByteArray();
  }

  private void write(String text) {
    json.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
