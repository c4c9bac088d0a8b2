package dev.muster.domain.schema.definition;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the definition of a schema (RFC 7643 §7); members that it does not know are ignored. */
public final class SchemaReader {

  /** With their sub-attributes. */
  public static final int MAX_ATTRIBUTES = 500;

  private static final int MAX_ID = 256;

  /**
   * An absolute URI (RFC 3986 §4.3) without query, and without the characters that filters, lists
   * of attributes and SQL give a meaning to.
   */
  private static final Pattern ID =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/@!$&*+;=%-]+");

  private SchemaReader() {}

  /**
   * @param place how errors call the object
   * @param raw as JSON has it
   * @throws DefinitionException if it is not the definition of a schema that can be used
   */
  public static Schema read(Place place, Value.Complex raw) {
    return read(new Members(place, raw));
  }

  static Schema read(Members schema) {
    DefinitionKind.SCHEMA.check(schema);
    String id = id(schema);
    String name = schema.requiredText("name");
    List<Attribute> attributes = new AttributeReader(MAX_ATTRIBUTES).read(schema);
    if (attributes.isEmpty()) {
      throw schema.at("attributes").refuse("must have one at least.");
    }
    return new Schema(id, name, schema.text("description").orElse(""), attributes);
  }

  private static String id(Members schema) {
    String id = schema.requiredText("id");
    if (id.length() > MAX_ID) {
      throw schema.at("id").refuse("is longer than " + MAX_ID + " characters.");
    }
    if (!ID.matcher(id).matches()) {
      throw schema
          .at("id")
          .refuse(
              "must be a URN such as urn:example:params:scim:schemas:1.0:Device, not "
                  + Place.quoted(id)
                  + ".");
    }
    return id;
  }
}
