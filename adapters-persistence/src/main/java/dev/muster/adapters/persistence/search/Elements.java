package dev.muster.adapters.persistence.search;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a multi-valued attribute as a table with a row for each, called element. */
interface Elements {

  /** An item of FROM. */
  String from();

  /**
   * The text of a sub-attribute of the row at hand.
   *
   * @param sub null: of the value itself, which is not complex
   */
  String text(@Nullable Attribute sub);

  /** The first in order is the one by which resources are sorted. */
  String order();

  static Elements of(ResourceTable table, AttributePath path) {
    Optional<Relation> relation = table.relation(path);
    return relation.isPresent() ? new OfRelation(relation.get()) : new OfDocument(path);
  }

  /** The elements of an array in the document. */
  record OfDocument(AttributePath path) implements Elements {

    @Override
    public String from() {
      return "jsonb_array_elements("
          + DocumentPath.attribute(path)
          + ") with ordinality as elements (element, position)";
    }

    @Override
    public String text(@Nullable Attribute sub) {
      return sub == null
          ? DocumentPath.scalar(DocumentPath.ELEMENT)
          : DocumentPath.child(DocumentPath.ELEMENT, sub);
    }

    @Override
    public String order() {
      return "coalesce((element ->> 'primary')::boolean, false) desc, position";
    }
  }

  /** The rows of a relation. */
  record OfRelation(Relation relation) implements Elements {

    @Override
    public String from() {
      return relation.values() + " as element";
    }

    @Override
    public String text(@Nullable Attribute sub) {
      if (sub == null) {
        return "element.value::text";
      }
      return switch (sub.name()) {
        case "value" -> "element.value::text";
        case "display" -> "element.display";
        case "type" -> "element.type";
        default -> throw new IllegalArgumentException(sub.name() + " cannot be searched");
      };
    }

    @Override
    public String order() {
      return "element.value";
    }
  }
}
