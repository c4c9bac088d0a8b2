package dev.muster.bootstrap.transfer;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.patch.Patch;
import dev.muster.domain.patch.PatchOperation;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON Lines: on each line one SCIM resource, whose type is said by {@code schemas} or else
 * by {@code meta.resourceType}, or an operation of a bulk (RFC 7644 §3.7) that adds members to a
 * group: {@code {"method":"PATCH","path":"/Groups/...","data":{...}}}. The name of a resource is
 * its {@code id}, and a member's {@code value} refers to it.
 */
final class JsonLinesReader implements EntryReader {

  private static final String MEMBERS = Relations.MEMBERS.name();

  private final Lines lines;
  private final SchemaRegistry schemas;
  private final Map<String, ResourceType> typesByUrn = new HashMap<>();

  JsonLinesReader(Lines lines, SchemaRegistry schemas) {
    this.lines = lines;
    this.schemas = schemas;
    schemas.resourceTypes().forEach(type -> typesByUrn.put(key(type.schema().id()), type));
  }

  @Override
  public Optional<ImportEntry> next() throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    return line.map(this::read);
  }

  private ImportEntry read(Line line) {
    try {
      Value.Complex object = JsonReader.readLine(line.utf8());
      boolean isOperation =
          object.member("method").isPresent() && object.member("schemas").isEmpty();
      return isOperation ? moreMembers(line.number(), object) : described(line.number(), object);
    } catch (InvalidRequest refused) {
      return new ImportEntry.Unreadable(line.number(), String.valueOf(refused.getMessage()));
    }
  }

  private ImportEntry described(long line, Value.Complex resource) {
    ResourceType type = type(resource);
    Set<String> names =
        resource
            .member(CommonAttributes.ID.name())
            .flatMap(Value::asText)
            .filter(id -> !id.isEmpty())
            .map(Set::of)
            .orElse(Set.of());
    if (!type.isGroup()) {
      return new ImportEntry.Described(line, type, resource, names, null);
    }
    List<ImportEntry.Member> members =
        resource.member(MEMBERS).map(JsonLinesReader::members).orElse(null);
    return new ImportEntry.Described(line, type, withoutMembers(resource), names, members);
  }

  private static Value.Complex withoutMembers(Value.Complex group) {
    Map<String, Value> rest = new LinkedHashMap<>(group.attributes());
    rest.keySet().removeIf(name -> name.equalsIgnoreCase(MEMBERS));
    return new Value.Complex(rest);
  }

  private ResourceType type(Value.Complex resource) {
    ResourceType found = null;
    if (resource.member("schemas").orElse(resource) instanceof Value.Multiple(List<Value> urns)) {
      for (Value urn : urns) {
        ResourceType type = urn.asText().map(text -> typesByUrn.get(key(text))).orElse(null);
        if (type != null && found != null && !type.equals(found)) {
          throw InvalidRequest.value("schemas names two types of resources.");
        }
        found = type == null ? found : type;
      }
    }
    return found != null ? found : namedType(resource);
  }

  private ResourceType namedType(Value.Complex resource) {
    Optional<String> name =
        resource.member(CommonAttributes.META.name()).orElse(resource) instanceof Value.Complex meta
            ? meta.member("resourceType").flatMap(Value::asText)
            : Optional.empty();
    return name.flatMap(schemas::resourceTypeNamed)
        .orElseThrow(
            () ->
                InvalidRequest.value(
                    "Neither schemas nor meta.resourceType names a type of this directory."));
  }

  private ImportEntry moreMembers(long line, Value.Complex operation) {
    ResourceType type = schemas.group();
    Optional<String> method = operation.member("method").flatMap(Value::asText);
    Optional<String> path = operation.member("path").flatMap(Value::asText);
    String groups = type.endpoint() + "/";
    if (!method.map("PATCH"::equalsIgnoreCase).orElse(false)
        || !path.map(text -> text.startsWith(groups) && text.length() > groups.length())
            .orElse(false)
        || !(operation.member("data").orElse(null) instanceof Value.Complex data)) {
      throw InvalidRequest.syntax(
          "Of operations only a PATCH of " + groups + "... that adds members can be imported.");
    }
    List<ImportEntry.Member> members = new ArrayList<>();
    for (PatchOperation change : Patch.read(type, data).operations()) {
      boolean isMembers =
          change.path().filter() == null
              && change.path().attribute().subAttribute() == null
              && change.path().attribute().attribute().name().equals(MEMBERS);
      if (!isMembers || !(change instanceof PatchOperation.Add(int _, var _, Value added))) {
        throw InvalidRequest.syntax(
            "Operation " + change.number() + ": only adding members can be imported.");
      }
      members.addAll(members(added));
    }
    String group = path.orElseThrow().substring(groups.length());
    return new ImportEntry.MoreMembers(line, group, members);
  }

  private static List<ImportEntry.Member> members(Value value) {
    List<Value> elements =
        value instanceof Value.Multiple(List<Value> several) ? several : List.of(value);
    return elements.stream().map(JsonLinesReader::member).toList();
  }

  private static ImportEntry.Member member(Value element) {
    @Nullable Value value =
        element instanceof Value.Complex complex ? complex.member("value").orElse(null) : element;
    if (!(value instanceof Value.Text(String name)) || name.isEmpty()) {
      throw InvalidRequest.value("Each of members needs a value.");
    }
    return new ImportEntry.Member(name, ResourceId.parse(name).orElse(null), null, null);
  }

  private static String key(String urn) {
    return urn.toLowerCase(Locale.ROOT);
  }
}
