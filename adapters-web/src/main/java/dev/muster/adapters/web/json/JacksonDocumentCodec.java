package dev.muster.adapters.web.json;

import dev.muster.application.port.out.DocumentCodec;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Documents as JSON by Jackson's streams. */
public final class JacksonDocumentCodec implements DocumentCodec {

  @Override
  public Document encode(ResourceId id, Resource resource) {
    Map<String, Value> all = new LinkedHashMap<>();
    all.put(
        CommonAttributes.SCHEMAS.name(), Resource.schemas(resource.type(), resource.attributes()));
    all.put(CommonAttributes.ID.name(), new Value.Text(id.toString()));
    all.putAll(resource.attributes().attributes());
    return Document.ofBytes(JsonWriter.write(new Value.Complex(all)));
  }

  @Override
  public Resource decode(ResourceType type, Document document) {
    try {
      return ResourceReader.readStored(
          type, JsonReader.readObject(new ByteArrayInputStream(document.bytes())));
    } catch (InvalidRequest broken) {
      throw new DirectoryFault("A stored document cannot be read.", broken);
    }
  }
}
