package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes resources as answers. A whole document is sent as it is stored, with {@code meta} spliced
 * in before its last brace; a tree is built only if attributes are selected.
 */
final class ResourceRenderer {

  private final ResourceType type;
  private final DocumentCodec codec;

  ResourceRenderer(ResourceType type, DocumentCodec codec) {
    this.type = type;
    this.codec = codec;
  }

  /**
   * @param baseUrl the base URL of the SCIM endpoints
   */
  byte[] render(FoundResource found, Projection projection, String baseUrl) {
    if (projection.isWholeDocument() && found instanceof StoredResource stored) {
      return splice(stored, baseUrl);
    }
    Value.Complex attributes =
        switch (found) {
          case StoredResource stored -> codec.decode(type, stored.document()).attributes();
          case SelectedResource selected -> selected.attributes();
        };
    Value.Complex described =
        new Resource(type, attributes).describe(found.id(), found.meta(), location(found, baseUrl));
    return JsonWriter.write(projection.apply(described));
  }

  /** The URI of a resource. */
  String location(FoundResource found, String baseUrl) {
    return baseUrl + type.endpoint() + "/" + found.id();
  }

  private byte[] splice(StoredResource stored, String baseUrl) {
    byte[] document = stored.document().bytes();
    Meta meta = stored.meta();
    StringBuilder json = new StringBuilder(256);
    json.append(",\"meta\":{\"resourceType\":\"").append(type.name());
    json.append("\",\"created\":\"").append(DateTimes.format(meta.created()));
    json.append("\",\"lastModified\":\"").append(DateTimes.format(meta.lastModified()));
    json.append("\",\"version\":\"W/\\\"").append(meta.version());
    json.append("\\\"\",\"location\":\"").append(location(stored, baseUrl)).append("\"}}");
    byte[] tail = json.toString().getBytes(StandardCharsets.UTF_8);
    int end = document.length - 1;
    byte[] answer = Arrays.copyOf(document, end + tail.length);
    System.arraycopy(tail, 0, answer, end, tail.length);
    return answer;
  }
}
