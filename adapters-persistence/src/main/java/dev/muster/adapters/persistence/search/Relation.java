package dev.muster.adapters.persistence.search;

import dev.muster.domain.schema.Attribute;
import java.util.UUID;

/** An attribute whose values are not in the document but in tables of relations. */
public interface Relation {

  Attribute attribute();

  /**
   * The values of the resource at hand as an item of FROM with the columns value (uuid), display
   * and type.
   */
  String values();

  /** Adds a condition that holds if one of the values leads to that resource; by an index. */
  void leadsTo(UUID id, Conditions conditions);

  /** More are not shown of a resource in a list, which then leaves the attribute out. */
  int MAX_LISTED = 1_000;

  /** As one text[]: type, value and display of each, with blanks between. */
  default String array() {
    return "array(select type || ' ' || value || ' ' || display from "
        + values()
        + " order by value)";
  }

  /** The array for a list of resources; null where it would be too long. */
  default String listedArray() {
    return "case when (select count(*) from (select from "
        + values()
        + " limit "
        + (MAX_LISTED + 1)
        + ") as first_ones) <= "
        + MAX_LISTED
        + " then "
        + array()
        + " end";
  }
}
