package dev.muster.domain.schema.definition;

import java.util.List;

/** What an object in a file defines. */
enum DefinitionKind {
  SCHEMA("urn:ietf:params:scim:schemas:core:2.0:Schema"),
  RESOURCE_TYPE("urn:ietf:params:scim:schemas:core:2.0:ResourceType");

  private static final String SCHEMAS = "schemas";

  private final String urn;

  DefinitionKind(String urn) {
    this.urn = urn;
  }

  /** By what the object says of itself, or else by the members that only one kind has. */
  static DefinitionKind of(Members definition) {
    if (definition.has(SCHEMAS)) {
      List<String> urns = definition.texts(SCHEMAS);
      for (DefinitionKind kind : values()) {
        if (kind.isIn(urns)) {
          return kind;
        }
      }
      throw definition
          .at(SCHEMAS)
          .refuse("must contain " + SCHEMA.urn + " or " + RESOURCE_TYPE.urn + ".");
    }
    if (definition.has("attributes")) {
      return SCHEMA;
    }
    if (definition.has("endpoint")
        || definition.has("schema")
        || definition.has("schemaExtensions")) {
      return RESOURCE_TYPE;
    }
    throw definition
        .place()
        .refuse("must be a Schema, with attributes, or a ResourceType, with endpoint and schema.");
  }

  /** Refuses an object that says it is something else. */
  void check(Members definition) {
    if (definition.has(SCHEMAS) && !isIn(definition.texts(SCHEMAS))) {
      throw definition.at(SCHEMAS).refuse("must contain " + urn + ".");
    }
  }

  private boolean isIn(List<String> urns) {
    return urns.stream().anyMatch(urn::equalsIgnoreCase);
  }
}
