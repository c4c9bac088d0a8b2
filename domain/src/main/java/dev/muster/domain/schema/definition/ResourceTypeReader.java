package dev.muster.domain.schema.definition;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.GroupMemberType;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the definition of a resource type (RFC 7643 §6); members that it does not know are ignored.
 * One that is called User or Group adds extensions to that type, and can change nothing else.
 */
public final class ResourceTypeReader {

  private static final List<ResourceType> CORE = List.of(CoreSchemas.USER, CoreSchemas.GROUP);

  private static final List<String> RESERVED_NAMES =
      List.of("Schema", "ResourceType", "ServiceProviderConfig", GroupMemberType.TYPE.name());

  private static final List<String> RESERVED_ENDPOINTS =
      List.of(
          "/Users",
          "/Groups",
          GroupMemberType.TYPE.endpoint(),
          "/Me",
          "/Bulk",
          "/Schemas",
          "/ResourceTypes",
          "/ServiceProviderConfig");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern ENDPOINT = Pattern.compile("/[A-Za-z][A-Za-z0-9_-]{0,63}");

  private ResourceTypeReader() {}

  /**
   * @param place how errors call the object
   * @param raw as JSON has it
   * @throws DefinitionException if it is not the definition of a type that can be used
   */
  public static ResourceTypeDefinition read(Place place, Value.Complex raw) {
    return read(new Members(place, raw));
  }

  static ResourceTypeDefinition read(Members type) {
    DefinitionKind.RESOURCE_TYPE.check(type);
    for (ResourceType core : CORE) {
      if (type.text("name").filter(core.name()::equalsIgnoreCase).isPresent()
          || type.text("id").filter(core.id()::equalsIgnoreCase).isPresent()) {
        return readCore(type, core);
      }
    }
    String name = name(type, "name", type.requiredText("name"));
    Optional<String> id = type.text("id").map(text -> name(type, "id", text));
    return new ResourceTypeDefinition(
        type.place(),
        id.orElse(name),
        name,
        endpoint(type),
        type.text("description").orElse(""),
        type.requiredText("schema"),
        extensions(type));
  }

  private static ResourceTypeDefinition readCore(Members type, ResourceType core) {
    keep(type, "id", core.id());
    keep(type, "name", core.name());
    keep(type, "endpoint", core.endpoint());
    keep(type, "schema", core.schema().id());
    return new ResourceTypeDefinition(
        type.place(),
        core.id(),
        core.name(),
        core.endpoint(),
        core.description(),
        core.schema().id(),
        extensions(type));
  }

  private static void keep(Members type, String member, String value) {
    if (type.text(member).filter(given -> !given.equalsIgnoreCase(value)).isPresent()) {
      throw type.at(member)
          .refuse("must be " + value + ", or left out: only extensions can be added to that type.");
    }
  }

  private static String name(Members type, String member, String name) {
    if (!NAME.matcher(name).matches()) {
      throw type.at(member)
          .refuse("must have 1 to 64 letters, digits, - and _, not " + Place.quoted(name) + ".");
    }
    if (RESERVED_NAMES.stream().anyMatch(name::equalsIgnoreCase)) {
      throw type.at(member).refuse("must not be " + name + ": SCIM itself has that.");
    }
    return name;
  }

  private static String endpoint(Members type) {
    String endpoint = type.requiredText("endpoint");
    if (!ENDPOINT.matcher(endpoint).matches()) {
      throw type.at("endpoint")
          .refuse(
              "must be a slash and a letter, then letters, digits, - and _, at most 64 in all,"
                  + " such as /Devices, not "
                  + Place.quoted(endpoint)
                  + ".");
    }
    if (RESERVED_ENDPOINTS.stream().anyMatch(endpoint::equalsIgnoreCase)) {
      throw type.at("endpoint").refuse("must not be " + endpoint + ": SCIM itself has that.");
    }
    return endpoint;
  }

  private static List<ResourceTypeDefinition.Extension> extensions(Members type) {
    List<ResourceTypeDefinition.Extension> extensions = new ArrayList<>();
    for (Members extension : type.objects("schemaExtensions")) {
      extensions.add(
          new ResourceTypeDefinition.Extension(
              extension.place(), extension.requiredText("schema"), extension.bool("required")));
    }
    return extensions;
  }
}
