package dev.muster.domain.schema;

import java.util.List;
import java.util.stream.Stream;

/** Spells out an attribute; the defaults are those of RFC 7643 §2.2. */
final class AttributeBuilder {

  private final String name;
  private final AttributeType type;
  private final String description;
  private boolean multiValued;
  private boolean required;
  private boolean caseExact;
  private List<String> canonicalValues = List.of();
  private Mutability mutability = Mutability.READ_WRITE;
  private Returned returned = Returned.DEFAULT;
  private Uniqueness uniqueness = Uniqueness.NONE;
  private List<String> referenceTypes = List.of();
  private List<Attribute> subAttributes = List.of();

  private AttributeBuilder(String name, AttributeType type, String description) {
    this.name = name;
    this.type = type;
    this.description = description;
  }

  static AttributeBuilder string(String name, String description) {
    return new AttributeBuilder(name, AttributeType.STRING, description);
  }

  static AttributeBuilder bool(String name, String description) {
    return new AttributeBuilder(name, AttributeType.BOOLEAN, description);
  }

  static AttributeBuilder dateTime(String name, String description) {
    return new AttributeBuilder(name, AttributeType.DATE_TIME, description);
  }

  /** Binary values are exact in case (RFC 7643 §2.3.6). */
  static AttributeBuilder binary(String name, String description) {
    AttributeBuilder builder = new AttributeBuilder(name, AttributeType.BINARY, description);
    builder.caseExact = true;
    return builder;
  }

  /** References are exact in case (RFC 7643 §2.3.7). */
  static AttributeBuilder reference(String name, String description, String... types) {
    AttributeBuilder builder = new AttributeBuilder(name, AttributeType.REFERENCE, description);
    builder.caseExact = true;
    builder.referenceTypes = List.of(types);
    return builder;
  }

  static AttributeBuilder complex(String name, String description, AttributeBuilder... subs) {
    AttributeBuilder builder = new AttributeBuilder(name, AttributeType.COMPLEX, description);
    builder.subAttributes = Stream.of(subs).map(AttributeBuilder::build).toList();
    return builder;
  }

  AttributeBuilder multiple() {
    multiValued = true;
    return this;
  }

  AttributeBuilder mandatory() {
    required = true;
    return this;
  }

  AttributeBuilder exactCase() {
    caseExact = true;
    return this;
  }

  AttributeBuilder canonical(String... values) {
    canonicalValues = List.of(values);
    return this;
  }

  AttributeBuilder readOnly() {
    mutability = Mutability.READ_ONLY;
    return this;
  }

  AttributeBuilder immutable() {
    mutability = Mutability.IMMUTABLE;
    return this;
  }

  /** Write-only, and so never returned. */
  AttributeBuilder secret() {
    mutability = Mutability.WRITE_ONLY;
    returned = Returned.NEVER;
    return this;
  }

  AttributeBuilder alwaysReturned() {
    returned = Returned.ALWAYS;
    return this;
  }

  AttributeBuilder unique() {
    uniqueness = Uniqueness.SERVER;
    return this;
  }

  Attribute build() {
    return new Attribute(
        name,
        type,
        multiValued,
        description,
        required,
        canonicalValues,
        caseExact,
        mutability,
        returned,
        uniqueness,
        referenceTypes,
        subAttributes);
  }
}
