package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.json.DocumentSplice;
import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes resources as answers. A whole document is sent as it is stored, with relations and {@code
 * meta} spliced in before its last brace; a tree is built only if attributes are selected.
 */
final class ResourceRenderer {

  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  private final ResourceType type;
  private final DocumentCodec codec;

  ResourceRenderer(ResourceType type, DocumentCodec codec) {
    this.type = type;
    this.codec = codec;
  }

  /**
   * What is said about a resource in the head of an answer, and again in {@code meta}.
   *
   * @param location its URI
   * @param entityTag which tells this answer from others (RFC 7643 §3.1)
   */
  record Description(String location, String entityTag) {}

  /**
   * @param found with relations only if the answer carries them
   * @param baseUrl the base URL of the SCIM endpoints
   */
  Description describe(FoundResource found, String baseUrl) {
    return new Description(location(found.id(), baseUrl), EntityTags.of(found));
  }

  /**
   * A resource that is an answer by itself.
   *
   * @param found with relations only if the projection carries them
   * @param baseUrl the base URL of the SCIM endpoints
   */
  RenderedAnswer answer(FoundResource found, Projection projection, String baseUrl) {
    Description description = describe(found, baseUrl);
    return new RenderedAnswer(
        baseUrl, description, render(found, description, projection, baseUrl));
  }

  /**
   * @param found with relations only if the projection carries them
   * @param baseUrl the base URL of the SCIM endpoints
   */
  byte[] render(FoundResource found, Projection projection, String baseUrl) {
    return render(found, describe(found, baseUrl), projection, baseUrl);
  }

  /** Renders a resource that was described. */
  byte[] render(
      FoundResource found, Description description, Projection projection, String baseUrl) {
    if (projection.isWholeDocument() && found instanceof StoredResource stored) {
      return splice(stored, description, baseUrl);
    }
    Value.Complex attributes =
        switch (found) {
          case StoredResource stored -> codec.decode(type, stored.document()).attributes();
          case SelectedResource selected -> selected.attributes();
        };
    Map<String, Value> all = new LinkedHashMap<>(attributes.attributes());
    all.putAll(References.added(found.related(), baseUrl).attributes());
    Value.Complex described =
        new Resource(type, new Value.Complex(all))
            .describe(found.id(), found.meta(), description.location());
    return JsonWriter.write(projection.apply(tagged(described, description.entityTag())));
  }

  /** A single member of a group, as the projection of the group shows it. */
  byte[] renderMember(Value.Complex member, Projection projection, String baseUrl) {
    Value.Complex members = Relations.values(Relations.MEMBERS, List.of(member));
    Value.Complex referring = References.added(members, baseUrl);
    Value.Complex shown = projection.isWholeDocument() ? referring : projection.apply(referring);
    return shown.attributes().get(Relations.MEMBERS.name()) instanceof Value.Multiple one
        ? JsonWriter.write(one.values().getFirst())
        : NOTHING;
  }

  /** The version is the whole entity tag (RFC 7643 §3.1). */
  private static Value.Complex tagged(Value.Complex described, String entityTag) {
    String meta = CommonAttributes.META.name();
    return described.get(meta).orElse(Value.Complex.EMPTY) instanceof Value.Complex about
        ? described.with(meta, about.with("version", new Value.Text(entityTag)))
        : described;
  }

  /** The URI of a resource. */
  String location(ResourceId id, String baseUrl) {
    return baseUrl + type.endpoint() + "/" + id;
  }

  private byte[] splice(StoredResource stored, Description description, String baseUrl) {
    DocumentSplice splice = new DocumentSplice(stored.document());
    References.splice(stored.related(), baseUrl, splice);
    return splice
        .withMeta(type, stored.meta(), description.entityTag(), description.location())
        .bytes();
  }
}
