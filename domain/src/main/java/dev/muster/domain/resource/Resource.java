package dev.muster.domain.resource;

import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a resource that clients own: everything but {@code id}, {@code meta} and {@code
 * schemas}. Attributes of an extension are together in a complex value under the extension's URN.
 */
public record Resource(ResourceType type, Value.Complex attributes) {

  /** The whole resource, without {@code meta.location}, which no repository knows. */
  public Value.Complex describe(ResourceId id, Meta meta) {
    return describe(id, meta, null);
  }

  /**
   * The whole resource as an answer shows it.
   *
   * @param location its URI under the address at which the server was asked; null: left out
   */
  public Value.Complex describe(ResourceId id, Meta meta, @Nullable String location) {
    Map<String, Value> all = new LinkedHashMap<>();
    all.put(CommonAttributes.SCHEMAS.name(), schemas(type, attributes));
    all.put(CommonAttributes.ID.name(), new Value.Text(id.toString()));
    all.putAll(attributes.attributes());
    Map<String, Value> about = new LinkedHashMap<>();
    about.put("resourceType", new Value.Text(type.name()));
    about.put("created", new Value.DateTime(meta.created()));
    about.put("lastModified", new Value.DateTime(meta.lastModified()));
    about.put("version", new Value.Text(meta.entityTag()));
    if (location != null) {
      about.put("location", new Value.Reference(location));
    }
    all.put(CommonAttributes.META.name(), new Value.Complex(about));
    return new Value.Complex(all);
  }

  /** The value of {@code schemas}: the core schema and each extension that has data. */
  public static Value.Multiple schemas(ResourceType type, Value.Complex attributes) {
    List<Value> urns = new ArrayList<>();
    urns.add(new Value.Reference(type.schema().id()));
    for (ResourceType.Extension extension : type.extensions()) {
      if (attributes.get(extension.schema().id()).isPresent()) {
        urns.add(new Value.Reference(extension.schema().id()));
      }
    }
    return new Value.Multiple(urns);
  }
}
