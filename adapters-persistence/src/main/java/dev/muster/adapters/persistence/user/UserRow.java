package dev.muster.adapters.persistence.user;

import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of users as it is read: with the document, or with selected columns in its place. */
@SuppressWarnings(
    "NullAway.Init") // MyBatis sets the fields; every statement selects the first four.
final class UserRow {

  UUID id;
  long version;
  Instant created;
  Instant lastModified;
  byte @Nullable [] document;
  @Nullable String userName;
  @Nullable String externalId;
  @Nullable String displayName;
  @Nullable String givenName;
  @Nullable String familyName;
  @Nullable Boolean active;

  private Meta meta() {
    return new Meta(version, created, lastModified);
  }

  StoredResource stored() {
    if (document == null) {
      throw new IllegalStateException("the statement did not select the document");
    }
    return new StoredResource(new ResourceId(id), meta(), Document.ofBytes(document));
  }

  FoundResource found() {
    return document == null
        ? new SelectedResource(new ResourceId(id), meta(), selected())
        : stored();
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
