package dev.muster.domain.schema;

import static dev.muster.domain.schema.AttributeBuilder.bool;
import static dev.muster.domain.schema.AttributeBuilder.complex;
import static dev.muster.domain.schema.AttributeBuilder.dateTime;
import static dev.muster.domain.schema.AttributeBuilder.string;

import java.util.List;

/** A type for patches: with what must be there, what never changes, and lists of every kind. */
public final class RobotSchema {

  public static final String URN = "urn:example:params:scim:schemas:1.0:Robot";
  public static final String ARM_URN = "urn:example:params:scim:schemas:1.0:Robot:Arm";

  private static final Schema SCHEMA =
      new Schema(
          URN,
          "Robot",
          "A machine that moves",
          List.of(
              string("name", "How it is called").mandatory().build(),
              string("serial", "What the maker engraved").immutable().build(),
              string("codes", "What starts it").multiple().mandatory().build(),
              string("batches", "Where it comes from").multiple().immutable().build(),
              string("pin", "What unlocks it").secret().build(),
              numbers("sizes", true),
              dateTime("services", "When it was repaired").multiple().build(),
              complex(
                      "engine",
                      "What drives it",
                      string("model", "Of which kind it is").mandatory(),
                      string("number", "What the maker engraved").immutable(),
                      string("fuels", "What it burns").multiple(),
                      string("state", "How it is").readOnly())
                  .build(),
              new Attribute(
                  "wheels",
                  AttributeType.COMPLEX,
                  true,
                  "What it rolls on",
                  false,
                  List.of(),
                  false,
                  Mutability.READ_WRITE,
                  Returned.DEFAULT,
                  Uniqueness.NONE,
                  List.of(),
                  List.of(
                      string("value", "Its name").mandatory().exactCase().build(),
                      string("type", "Where it is").build(),
                      bool("primary", "Whether it steers").build(),
                      numbers("size", false),
                      string("marks", "What is written on it").multiple().build(),
                      string("maker", "Who made it").immutable().build(),
                      string("wear", "How it is").readOnly().build()))));

  private static final Schema ARM_SCHEMA =
      new Schema(
          ARM_URN,
          "Arm",
          "What it grips with",
          List.of(
              string("model", "Of which kind it is").mandatory().build(),
              string("number", "What the maker engraved").immutable().build(),
              string("tools", "What it can hold").multiple().build(),
              string("state", "How it is").readOnly().build()));

  public static final ResourceType ROBOT = type("Robot", false);

  /** The same type; the arm must be there. */
  public static final ResourceType ARMED_ROBOT = type("ArmedRobot", true);

  private RobotSchema() {}

  private static ResourceType type(String name, boolean armed) {
    return new ResourceType(
        name,
        name,
        "/" + name + "s",
        "A machine",
        SCHEMA,
        List.of(new ResourceType.Extension(ARM_SCHEMA, armed)));
  }

  private static Attribute numbers(String name, boolean multiValued) {
    return new Attribute(
        name,
        AttributeType.INTEGER,
        multiValued,
        name,
        false,
        List.of(),
        false,
        Mutability.READ_WRITE,
        Returned.DEFAULT,
        Uniqueness.NONE,
        List.of(),
        List.of());
  }
}
