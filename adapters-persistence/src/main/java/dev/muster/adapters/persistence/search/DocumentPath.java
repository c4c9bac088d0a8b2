package dev.muster.adapters.persistence.search;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;

/** Where attributes are in a document, as SQL over jsonb. */
final class DocumentPath {

  /** The name of one element of a multi-valued attribute in the SQL below. */
  static final String ELEMENT = "element";

  private static final String DOCUMENT = "document::jsonb";

  private DocumentPath() {}

  /** The attribute itself, without its sub-attribute, as jsonb. */
  static String attribute(AttributePath path) {
    String extension =
        path.extension() == null ? "" : " -> " + SqlBuilder.literal(path.extension());
    return "(" + DOCUMENT + extension + " -> " + SqlBuilder.literal(path.attribute().name()) + ")";
  }

  /** The text of a single-valued attribute, or of its sub-attribute. */
  static String text(AttributePath path) {
    Attribute sub = path.subAttribute();
    return sub == null ? scalar(attribute(path)) : child(attribute(path), sub);
  }

  /** The text of a jsonb string, number or boolean. */
  static String scalar(String json) {
    return "(" + json + " #>> '{}')";
  }

  static String child(String json, Attribute sub) {
    return "(" + json + " ->> " + SqlBuilder.literal(sub.name()) + ")";
  }
}
