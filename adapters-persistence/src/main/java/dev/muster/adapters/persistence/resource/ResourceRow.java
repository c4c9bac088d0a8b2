package dev.muster.adapters.persistence.resource;

import dev.muster.domain.query.Position;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a table of resources as it is read: the document, or selected columns in its place. */
@SuppressWarnings(
    "NullAway.Init") // MyBatis sets the fields; every statement selects the first four.
public final class ResourceRow {

  UUID id;
  long version;
  Instant created;
  Instant lastModified;
  byte @Nullable [] document;
  String @Nullable [] related;
  @Nullable String sortKey;
  @Nullable String type;
  @Nullable String userName;
  @Nullable String externalId;
  @Nullable String displayName;
  @Nullable String givenName;
  @Nullable String familyName;
  @Nullable Boolean active;

  public ResourceId id() {
    return new ResourceId(id);
  }

  /** The name of its type, where a statement selects it. */
  public String typeName() {
    if (type == null) {
      throw new IllegalStateException("the statement did not select the type");
    }
    return type;
  }

  /** Its place in the list that was searched with its sort key. */
  public Position position(boolean backward) {
    return new Position(sortKey, id(), backward);
  }

  private Meta meta() {
    return new Meta(version, created, lastModified);
  }

  /** The resource with its document and the relations that were read. */
  public StoredResource stored(ResourceType type) {
    if (document == null) {
      throw new IllegalStateException("the statement did not select the document");
    }
    return new StoredResource(id(), meta(), Document.ofBytes(document), relations(type));
  }

  public FoundResource found(ResourceType type) {
    return document == null
        ? new SelectedResource(id(), meta(), selected(), relations(type))
        : stored(type);
  }

  private Value.Complex relations(ResourceType type) {
    return related == null ? Value.Complex.EMPTY : RelatedValues.read(type, related);
  }

  private Value.Complex selected() {
    Map<String, Value> attributes = new LinkedHashMap<>();
    putText(attributes, "userName", userName);
    putText(attributes, "externalId", externalId);
    putText(attributes, "displayName", displayName);
    Map<String, Value> name = new LinkedHashMap<>();
    putText(name, "familyName", familyName);
    putText(name, "givenName", givenName);
    if (!name.isEmpty()) {
      attributes.put("name", new Value.Complex(name));
    }
    if (active != null) {
      attributes.put("active", new Value.Bool(active));
    }
    return new Value.Complex(attributes);
  }

  private static void putText(Map<String, Value> attributes, String name, @Nullable String text) {
    if (text != null) {
      attributes.put(name, new Value.Text(text));
    }
  }
}
