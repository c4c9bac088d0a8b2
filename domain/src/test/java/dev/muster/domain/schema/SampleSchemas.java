package dev.muster.domain.schema;

import static dev.muster.domain.schema.AttributeBuilder.bool;
import static dev.muster.domain.schema.AttributeBuilder.complex;
import static dev.muster.domain.schema.AttributeBuilder.dateTime;
import static dev.muster.domain.schema.AttributeBuilder.string;

import java.util.ArrayList;
import java.util.List;

/** A customer's own resource type with the characteristics that the core schemas do not use. */
public final class SampleSchemas {

  public static final String DEVICE_URN = "urn:example:params:scim:schemas:1.0:Device";
  public static final String WARRANTY_URN = "urn:example:params:scim:schemas:1.0:Device:Warranty";

  public static final Schema DEVICE_SCHEMA =
      new Schema(
          DEVICE_URN,
          "Device",
          "A thing with a serial number",
          List.of(
              string("serial", "What the maker engraved").mandatory().immutable().build(),
              string("label", "What is printed on it").alwaysReturned().build(),
              onRequest("notes"),
              string("pin", "What unlocks it").secret().build(),
              complex("vault", "What nobody sees", string("hint", "How to open it"))
                  .secret()
                  .build(),
              simple("floor", AttributeType.INTEGER),
              simple("weight", AttributeType.DECIMAL),
              dateTime("installed", "Since when it stands there").build(),
              string("tags", "Free words").multiple().build(),
              new Attribute(
                  "place",
                  AttributeType.COMPLEX,
                  false,
                  "Where it stands",
                  false,
                  List.of(),
                  false,
                  Mutability.READ_WRITE,
                  Returned.DEFAULT,
                  Uniqueness.NONE,
                  List.of(),
                  List.of(
                      string("building", "The house").alwaysReturned().build(),
                      string("room", "The room").build(),
                      string("slot", "The screw holes").immutable().build(),
                      onRequest("directions"),
                      string("doorCode", "What opens the door").secret().build()))));

  public static final Schema WARRANTY_SCHEMA =
      new Schema(
          WARRANTY_URN,
          "Warranty",
          "Who repairs it",
          List.of(
              string("contract", "The number of the contract").immutable().build(),
              string("company", "The name of the company").mandatory().build(),
              complex("phone", "Whom to call", string("value", "Digits"), bool("free", "Gratis"))
                  .build()));

  public static final ResourceType DEVICE =
      new ResourceType(
          "Device",
          "Device",
          "/Devices",
          "A thing",
          DEVICE_SCHEMA,
          List.of(new ResourceType.Extension(WARRANTY_SCHEMA, false)));

  /** The same type; the warranty must be there. */
  public static final ResourceType INSURED_DEVICE =
      new ResourceType(
          "InsuredDevice",
          "InsuredDevice",
          "/InsuredDevices",
          "A thing with a warranty",
          DEVICE_SCHEMA,
          List.of(new ResourceType.Extension(WARRANTY_SCHEMA, true)));

  private SampleSchemas() {}

  /** A type without extensions and without anything hidden. */
  public static ResourceType plain(String id, Schema schema) {
    return new ResourceType(id, id, "/" + id, "A plain type", schema, List.of());
  }

  /** A schema with one attribute, of strings. */
  public static Schema oneString(String urn, String attribute) {
    return new Schema(urn, urn, urn, List.of(string(attribute, attribute).build()));
  }

  /** A schema with one attribute, which is never returned. */
  public static Schema secret(String urn) {
    return new Schema(urn, urn, urn, List.of(string("password", "It").secret().build()));
  }

  /** A schema with one complex attribute that has an open and a secret part. */
  public static Schema partlySecret(String urn) {
    return new Schema(
        urn,
        urn,
        urn,
        List.of(
            complex("key", "A key", string("name", "Its name"), string("code", "It").secret())
                .build()));
  }

  /** A schema whose parts, one and several, need a number; one there must be. */
  public static Schema strictParts(String urn) {
    return new Schema(
        urn,
        urn,
        urn,
        List.of(
            complex(
                    "part",
                    "A part",
                    string("number", "Its number").mandatory(),
                    string("label", "Its name"))
                .mandatory()
                .build(),
            complex(
                    "parts",
                    "More parts",
                    string("number", "Its number").mandatory(),
                    string("label", "Its name"))
                .multiple()
                .build()));
  }

  /** User with an extension of its own besides the standard ones. */
  public static ResourceType extendedUser() {
    List<ResourceType.Extension> extensions = new ArrayList<>(CoreSchemas.USER.extensions());
    extensions.add(new ResourceType.Extension(WARRANTY_SCHEMA, false));
    return new ResourceType(
        CoreSchemas.USER.id(),
        CoreSchemas.USER.name(),
        CoreSchemas.USER.endpoint(),
        CoreSchemas.USER.description(),
        CoreSchemas.USER_SCHEMA,
        extensions);
  }

  private static Attribute simple(String name, AttributeType type) {
    return characteristics(name, type, Returned.DEFAULT);
  }

  private static Attribute onRequest(String name) {
    return characteristics(name, AttributeType.STRING, Returned.REQUEST);
  }

  private static Attribute characteristics(String name, AttributeType type, Returned returned) {
    return new Attribute(
        name,
        type,
        false,
        name,
        false,
        List.of(),
        false,
        Mutability.READ_WRITE,
        returned,
        Uniqueness.NONE,
        List.of(),
        List.of());
  }
}
