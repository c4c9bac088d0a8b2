package dev.muster.domain.schema.definition;

import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.Returned;
import dev.muster.domain.schema.Uniqueness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the attributes of a schema (RFC 7643 §7); what is left out has the defaults of §2.2.
 * References and binary values are always exact in case (§2.3.6, §2.3.7).
 */
final class AttributeReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private enum Level {
    ATTRIBUTE,
    SUB_ATTRIBUTE
  }

  private final int max;
  private int count;

  /**
   * @param max attributes, with their sub-attributes
   */
  AttributeReader(int max) {
    this.max = max;
  }

  List<Attribute> read(Members schema) {
    return readAll(schema, "attributes", Level.ATTRIBUTE);
  }

  private List<Attribute> readAll(Members owner, String member, Level level) {
    List<Attribute> attributes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Members definition : owner.objects(member)) {
      if (++count > max) {
        throw owner.at(member).refuse("has too many: a schema has at most " + max + " attributes.");
      }
      Attribute attribute = readOne(definition, level);
      if (!names.add(attribute.name().toLowerCase(Locale.ROOT))) {
        throw definition
            .at("name")
            .refuse("is taken: " + Place.quoted(attribute.name()) + " is defined twice.");
      }
      attributes.add(attribute);
    }
    return attributes;
  }

  private Attribute readOne(Members definition, Level level) {
    String name = name(definition, level);
    AttributeType type = type(definition, level);
    boolean exactByType = type == AttributeType.REFERENCE || type == AttributeType.BINARY;
    Mutability mutability =
        definition
            .keyword("mutability", Mutability.class, Mutability::keyword)
            .orElse(Mutability.READ_WRITE);
    List<Attribute> subAttributes = subAttributes(definition, type);
    return new Attribute(
        name,
        type,
        multiValued(definition, level),
        definition.text("description").orElse(""),
        required(definition, mutability, subAttributes),
        definition.texts("canonicalValues"),
        exactByType || definition.bool("caseExact"),
        mutability,
        returned(definition, mutability),
        uniqueness(definition),
        referenceTypes(definition, type),
        subAttributes);
  }

  private static String name(Members definition, Level level) {
    String name = definition.requiredText("name");
    boolean reference = level == Level.SUB_ATTRIBUTE && name.equals("$ref");
    if (!reference && !NAME.matcher(name).matches()) {
      throw definition
          .at("name")
          .refuse(
              "must be a letter, then letters, digits, - and _, at most 64 in all, not "
                  + Place.quoted(name)
                  + ".");
    }
    return name;
  }

  private static AttributeType type(Members definition, Level level) {
    AttributeType type =
        definition
            .keyword("type", AttributeType.class, AttributeType::keyword)
            .orElse(AttributeType.STRING);
    if (level == Level.SUB_ATTRIBUTE && type == AttributeType.COMPLEX) {
      throw definition
          .at("type")
          .refuse("must not be complex: sub-attributes have none of their own (RFC 7643 §2.3.8).");
    }
    return type;
  }

  private static boolean multiValued(Members definition, Level level) {
    boolean multiValued = definition.bool("multiValued");
    if (multiValued && level == Level.SUB_ATTRIBUTE) {
      throw definition
          .at("multiValued")
          .refuse("must be false: only the attribute itself can have several values.");
    }
    return multiValued;
  }

  private List<Attribute> subAttributes(Members definition, AttributeType type) {
    List<Attribute> subAttributes = readAll(definition, "subAttributes", Level.SUB_ATTRIBUTE);
    if (type == AttributeType.COMPLEX && subAttributes.isEmpty()) {
      throw definition.at("subAttributes").refuse("must have one at least: the type is complex.");
    }
    if (type != AttributeType.COMPLEX && !subAttributes.isEmpty()) {
      throw definition
          .at("subAttributes")
          .refuse("must be empty: the type is " + type.keyword() + ", not complex.");
    }
    return subAttributes;
  }

  private static boolean required(
      Members definition, Mutability mutability, List<Attribute> subAttributes) {
    boolean required = definition.bool("required");
    boolean writable =
        mutability != Mutability.READ_ONLY
            && (subAttributes.isEmpty()
                || subAttributes.stream()
                    .anyMatch(sub -> sub.mutability() != Mutability.READ_ONLY));
    if (required && !writable) {
      throw definition.at("required").refuse("must be false: nobody can write what is readOnly.");
    }
    return required;
  }

  private static Returned returned(Members definition, Mutability mutability) {
    boolean secret = mutability == Mutability.WRITE_ONLY;
    Returned returned =
        definition
            .keyword("returned", Returned.class, Returned::keyword)
            .orElse(secret ? Returned.NEVER : Returned.DEFAULT);
    if (secret && returned != Returned.NEVER) {
      throw definition.at("returned").refuse("must be never: the attribute is writeOnly.");
    }
    return returned;
  }

  /** Nothing but the userName of users is kept unique; a promise would be false. */
  private static Uniqueness uniqueness(Members definition) {
    Uniqueness uniqueness =
        definition
            .keyword("uniqueness", Uniqueness.class, Uniqueness::keyword)
            .orElse(Uniqueness.NONE);
    if (uniqueness != Uniqueness.NONE) {
      throw definition.at("uniqueness").refuse("must be none: only userName is unique.");
    }
    return uniqueness;
  }

  private static List<String> referenceTypes(Members definition, AttributeType type) {
    List<String> referenceTypes = definition.texts("referenceTypes");
    if (type != AttributeType.REFERENCE && !referenceTypes.isEmpty()) {
      throw definition
          .at("referenceTypes")
          .refuse("must be empty: the type is " + type.keyword() + ", not reference.");
    }
    return referenceTypes;
  }
}
