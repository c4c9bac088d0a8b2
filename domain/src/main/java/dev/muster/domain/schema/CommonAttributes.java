package dev.muster.domain.schema;

import static dev.muster.domain.schema.AttributeBuilder.complex;
import static dev.muster.domain.schema.AttributeBuilder.dateTime;
import static dev.muster.domain.schema.AttributeBuilder.reference;
import static dev.muster.domain.schema.AttributeBuilder.string;

import java.util.List;
import java.util.Optional;

/** The attributes that every resource has, whatever its schema (RFC 7643 §3, §3.1). */
public final class CommonAttributes {

  public static final Attribute SCHEMAS =
      reference("schemas", "The URNs of the schemas whose attributes the resource carries", "uri")
          .multiple()
          .alwaysReturned()
          .build();

  public static final Attribute ID =
      string("id", "The identifier that the directory gave the resource; it never changes")
          .exactCase()
          .readOnly()
          .alwaysReturned()
          .unique()
          .build();

  public static final Attribute EXTERNAL_ID =
      string("externalId", "The identifier that the provisioning client gave the resource")
          .exactCase()
          .build();

  public static final Attribute META =
      complex(
              "meta",
              "Metadata of the resource",
              string("resourceType", "The name of the resource type").exactCase().readOnly(),
              dateTime("created", "When the resource was added").readOnly(),
              dateTime("lastModified", "When the resource changed last").readOnly(),
              reference("location", "The URI of the resource", "uri").readOnly(),
              string("version", "The version of the resource as an entity tag")
                  .exactCase()
                  .readOnly())
          .readOnly()
          .build();

  /** Stands for every attribute that there is not; no schema can define one of its name. */
  public static final Attribute NONE = string("-", "No attribute").build();

  private static final List<Attribute> ALL = List.of(SCHEMAS, ID, EXTERNAL_ID, META);

  private CommonAttributes() {}

  /** The common attribute of that name, in any case. */
  public static Optional<Attribute> attribute(String wanted) {
    return Attribute.find(ALL, wanted);
  }
}
